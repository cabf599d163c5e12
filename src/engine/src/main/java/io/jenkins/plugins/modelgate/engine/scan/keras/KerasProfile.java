package io.jenkins.plugins.modelgate.engine.scan.keras;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipMember;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile;
import java.util.Locale;
import java.util.Set;

/**
 * The .keras archive: config.json is the model, the rest by its content. Weights are HDF5 or npz and have scanners of
 * their own.
 */
public final class KerasProfile implements ZipProfile {
    private static final String CONFIG = "config.json";

    /** Beside config.json at the top of every archive that Keras writes. */
    private static final Set<String> COMPANIONS =
            Set.of("metadata.json", "model.weights.h5", "model.weights.npz", "model.weights.json");

    @Override
    public Session open(Inspection archive) {
        return new Archive(archive);
    }

    private static final class Archive implements Session {
        private final Inspection inspection;
        private final boolean named;
        private boolean companion;
        private boolean config;

        Archive(Inspection inspection) {
            this.inspection = inspection;
            String path = inspection.member() == null ? inspection.file() : inspection.member();
            this.named = path.toLowerCase(Locale.ROOT).endsWith(".keras");
        }

        @Override
        @CheckForNull
        public FormatScanner member(ZipMember member) {
            companion |= COMPANIONS.contains(member.name());
            if (!member.name().equals(CONFIG)) {
                return null;
            }
            config = true;
            return named || companion ? new KerasConfigScanner(true) : null;
        }

        @Override
        public void end() {
            if (config && (named || companion)) {
                inspection.format("keras");
            } else if (named) {
                inspection.incomplete(KerasRules.NO_CONFIG, -1, "there is no " + CONFIG + " at the top of the archive");
            }
        }
    }
}
