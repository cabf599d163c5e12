package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipMember;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ZIP form of PyTorch 1.6 and later, TorchScript, torch.package and exported programs. */
public final class PytorchZip implements ZipProfile {
    /** PyTorch's archives have one top folder; where there are many, it is some other archive. */
    private static final int MOST_FOLDERS = 16;

    @Override
    public Session open(Inspection archive) {
        return new Reading(archive);
    }

    private static final class Reading implements Session {
        private final Inspection inspection;
        private final Map<String, TorchArchive> tops = new LinkedHashMap<>();

        Reading(Inspection inspection) {
            this.inspection = inspection;
        }

        @Override
        public FormatScanner member(ZipMember member) {
            TorchArchive archive = archive(member);
            return archive == null ? null : archive.scanner(member, path(member));
        }

        @Override
        public void examined(ZipMember member, long size, Nested result) throws IOException {
            TorchArchive archive = archive(member);
            if (archive != null) {
                archive.examined(path(member), size);
            }
        }

        @CheckForNull
        private TorchArchive archive(ZipMember member) {
            String top = member.top().toLowerCase(Locale.ROOT);
            TorchArchive known = tops.get(top);
            if (known == null && tops.size() < MOST_FOLDERS) {
                known = new TorchArchive(top);
                tops.put(top, known);
            }
            return known;
        }

        /** PyTorch's reader (miniz) looks members up without regard to case. */
        private static String path(ZipMember member) {
            return member.name().substring(member.name().indexOf('/') + 1).toLowerCase(Locale.ROOT);
        }

        @Override
        public void end() {
            int dataPickles = 0;
            for (TorchArchive archive : tops.values()) {
                dataPickles += archive.dataPickles();
                if (archive.isTorch()) {
                    inspection.format(archive.format());
                }
                if (archive.isTorch() || archive.isSuspect()) {
                    archive.end(inspection);
                }
            }
            if (dataPickles > 1) {
                inspection.report(PytorchRules.SEVERAL_PICKLES, -1, dataPickles + " members named data.pkl");
            }
        }
    }
}
