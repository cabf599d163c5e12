package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarProfile;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;

/**
 * The tar form of PyTorch 0.1.1: members {@code storages}, {@code tensors} and {@code pickle}; {@code legacy_load} in
 * pytorch {@code torch/serialization.py}.
 */
public final class PytorchTar implements TarProfile {
    @Override
    public Session open(Inspection archive) {
        return new Reading(archive);
    }

    private static final class Reading implements Session, PickleDialect {
        private final Inspection inspection;
        private int found;
        private boolean objects;

        Reading(Inspection inspection) {
            this.inspection = inspection;
        }

        @Override
        public FormatScanner member(String name, long size) {
            switch (name.startsWith("./") ? name.substring(2) : name) {
                case "storages" -> {
                    found |= 1;
                    return new TarRecords(TarRecords.Kind.STORAGES);
                }
                case "tensors" -> {
                    found |= 2;
                    return new TarRecords(TarRecords.Kind.TENSORS);
                }
                case "pickle" -> {
                    found |= 4;
                    return new TorchPickle(this);
                }
                default -> {
                    return null;
                }
            }
        }

        /** A tensor's number, or a container with its source. */
        @Override
        public String persistentId(PickleValue id, long offset) {
            objects = true;
            boolean number =
                    id.kind() == Kind.INT || id.text() != null && id.text().matches("[0-9]{1,20}");
            return number ? null : "the tar form takes the number of a tensor only";
        }

        @Override
        public void end() {
            if (found == 7) {
                inspection.format("pytorch-tar");
            } else if (objects) {
                inspection.incomplete(
                        PytorchRules.MISSING_STORAGE, -1, "a pickle that refers to tensors, and no members with them");
            }
        }
    }
}
