package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.HiddenPickles;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleResult;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The legacy form, before PyTorch 1.6: five pickles (magic number, protocol version, system information, object, storage
 * keys), then the storages in the order of the keys; {@code _legacy_load} in pytorch {@code torch/serialization.py}. The
 * loader unpickles all five, so all five are followed.
 */
public final class LegacyScanner implements FormatScanner {
    private static final int PROTOCOL = 1001;

    @Override
    public String format() {
        return "pytorch-legacy";
    }

    @Override
    public boolean matches(Probe probe) {
        return LegacyMagic.isAt(probe.head());
    }

    /** Its pickles are followed here, with the persistent ids that this loader takes. */
    @Override
    public boolean supersedes(FormatScanner other) {
        return other.format().equals("pickle");
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        LegacyDialect object = new LegacyDialect(inspection);
        pickle(in, inspection, PickleDialect.PLAIN);
        PickleValue version = pickle(in, inspection, PickleDialect.PLAIN);
        if (version.size() != PROTOCOL) {
            inspection.report(PytorchRules.LEGACY_HEADER, in.position(), "the protocol version is not " + PROTOCOL);
        }
        system(pickle(in, inspection, PickleDialect.PLAIN), inspection, in.position());
        pickle(in, inspection, object);
        storages(in, inspection, object);
    }

    private static PickleValue pickle(ScanStream in, Inspection inspection, PickleDialect dialect) throws IOException {
        PickleResult result = TorchPickle.run(in, inspection, dialect);
        if (result == null || result.value() == null) {
            HiddenPickles.search(in, inspection);
            throw new MalformedException(
                    PytorchRules.LEGACY_HEADER, in.position(), "one of the five pickles does not end");
        }
        return result.value();
    }

    private static void system(PickleValue information, Inspection inspection, long at) {
        PickleValue version = information.get("protocol_version");
        PickleValue order = information.get("little_endian");
        if (version == null || version.size() != PROTOCOL || order == null) {
            inspection.report(PytorchRules.LEGACY_HEADER, at, "system information in another form");
        } else if (order.size() != 1) {
            inspection.incomplete(PytorchRules.LEGACY_HEADER, at, "a file of a machine with the other byte order");
        }
    }

    private static void storages(ScanStream in, Inspection inspection, LegacyDialect object) throws IOException {
        long start = in.position();
        List<String> keys = KeyList.read(in);
        if (keys == null) {
            evidence(in, inspection, start);
            throw new MalformedException(PytorchRules.LEGACY_HEADER, start, "the storage keys are no list of texts");
        }
        for (String key : keys) {
            storage(in, inspection, object.take(key), key);
        }
        if (!object.isEmpty()) {
            inspection.report(
                    PytorchRules.MISSING_STORAGE, in.position(), "the pickle refers to storages that are not listed");
        }
    }

    /** The keys' pickle is something else: it is followed as what it is, if it can be read a second time. */
    private static void evidence(ScanStream in, Inspection inspection, long start) throws IOException {
        Replay replay = inspection.replay();
        if (replay != null) {
            try (InputStream bytes = replay.openAt(start)) {
                TorchPickle.run(new ScanStream(bytes, -1), inspection, PickleDialect.PLAIN);
            }
        }
        HiddenPickles.search(in, inspection);
    }

    private static void storage(ScanStream in, Inspection inspection, StorageRef ref, String key) throws IOException {
        long at = in.position();
        if (ref == null) {
            throw new MalformedException(
                    PytorchRules.LEGACY_HEADER, at, "storage " + SafeText.quote(key) + " belongs to no tensor");
        }
        long elements = in.u64le();
        StorageRef found = new StorageRef(key, elements, ref.width());
        if (elements != ref.elements()) {
            inspection.report(
                    PytorchRules.STORAGE_SIZE,
                    at,
                    "storage " + SafeText.quote(key) + " has " + Long.toUnsignedString(elements) + " elements, "
                            + ref.elements() + " are wanted");
        }
        long size = elements < 0 ? Long.MAX_VALUE : found.bytes();
        long start = in.position();
        inspection.nested(
                "data/" + key,
                size,
                in.slice(size),
                Replay.part(inspection.replay(), start, size),
                List.of(new RawStorage()));
        in.skip(size - (in.position() - start));
    }
}
