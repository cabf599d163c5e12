package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.HiddenPickles;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleResult;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import java.io.IOException;
import java.util.Set;

/** The members {@code storages} and {@code tensors} of the tar form: a pickled count, then pickles and raw numbers. */
final class TarRecords implements FormatScanner {
    /** Which member. */
    enum Kind {
        STORAGES,
        TENSORS
    }

    /** No tensor has more dimensions. */
    private static final int MOST_DIMENSIONS = 64;

    /** Tensor classes, which no other form of the file names. */
    private static final PickleDialect TENSORS = new PickleDialect() {
        @Override
        public boolean allows(String module, String name) {
            return module.equals("torch") && TENSOR_CLASSES.contains(name);
        }
    };

    private static final Set<String> TENSOR_CLASSES = Set.of(
            "DoubleTensor",
            "FloatTensor",
            "HalfTensor",
            "LongTensor",
            "IntTensor",
            "ShortTensor",
            "CharTensor",
            "ByteTensor");

    private final Kind kind;

    TarRecords(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String format() {
        return "pickle";
    }

    @Override
    public boolean matches(Probe probe) {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        long count = number(pickle(in, inspection));
        for (long i = 0; i < count; i++) {
            PickleValue record = pickle(in, inspection);
            if (kind == Kind.STORAGES) {
                storage(in, record);
            } else {
                tensor(in);
            }
        }
        if (kind == Kind.STORAGES) {
            pickle(in, inspection); // views of storages
        }
        if (!in.atEnd()) {
            inspection.report(PytorchRules.LEGACY_HEADER, in.position(), "bytes behind the last record");
            HiddenPickles.search(in, inspection);
        }
    }

    private static PickleValue pickle(ScanStream in, Inspection inspection) throws IOException {
        PickleResult result = TorchPickle.run(in, inspection, TENSORS);
        if (result == null || result.value() == null) {
            HiddenPickles.search(in, inspection);
            throw new MalformedException(PytorchRules.LEGACY_HEADER, in.position(), "a record that is no pickle");
        }
        return result.value();
    }

    private static long number(PickleValue value) throws IOException {
        if (value.size() < 0) {
            throw new MalformedException(PytorchRules.LEGACY_HEADER, 0, "the count of records is no number");
        }
        return value.size();
    }

    /** {@code (key, location, storage class)}, then the number of elements and the elements. */
    private static void storage(ScanStream in, PickleValue record) throws IOException {
        Integer width =
                record.items().size() == 3 ? StorageType.size(record.items().get(2)) : null;
        if (width == null) {
            throw new MalformedException(PytorchRules.LEGACY_HEADER, in.position(), "a storage of unknown class");
        }
        StorageRef data = new StorageRef("", in.u64le(), width);
        in.skip(data.elements() < 0 ? -1 : data.bytes());
    }

    /** Number of dimensions in eight bytes, sizes, strides, offset. */
    private static void tensor(ScanStream in) throws IOException {
        long dimensions = in.u32le();
        if (dimensions > MOST_DIMENSIONS) {
            throw new MalformedException(
                    PytorchRules.LEGACY_HEADER, in.position(), "a tensor of " + dimensions + " dimensions");
        }
        in.skip(4 + 16 * dimensions + 8);
    }
}
