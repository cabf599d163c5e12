package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipMember;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile;
import java.util.Locale;

/** NumPy's npz: a ZIP archive of npy members, which the npy scanner recognises by themselves. */
public final class NpzProfile implements ZipProfile {
    @Override
    public Session open(Inspection archive) {
        return new Archive(archive);
    }

    private static final class Archive implements Session {
        private final Inspection inspection;
        private boolean arrays;
        private boolean others;

        Archive(Inspection inspection) {
            this.inspection = inspection;
        }

        @Override
        public void examined(ZipMember member, long size, Nested result) {
            boolean array = result.format().equals("npy");
            arrays |= array;
            others |= !array && !member.name().endsWith("/");
        }

        @Override
        public void end() {
            String path = inspection.member() == null ? inspection.file() : inspection.member();
            if (arrays && (!others || path.toLowerCase(Locale.ROOT).endsWith(".npz"))) {
                inspection.format("npz");
            }
        }
    }
}
