package io.jenkins.plugins.modelgate.engine.scan.joblib;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.DtypeFacts;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleMachine;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.io.IOException;
import java.util.Set;

/**
 * The unpickler of {@code joblib.load}: BUILD on one of its wrappers reads an array, from the bytes that follow in the
 * stream or from a file beside it. Sources: joblib {@code numpy_pickle.py} ({@code NumpyArrayWrapper.read_array}) and
 * {@code numpy_pickle_compat.py} ({@code NDArrayWrapper.read}).
 */
public final class JoblibDialect implements PickleDialect {
    private static final Set<String> MODULES = Set.of(
            "joblib.numpy_pickle",
            "joblib.numpy_pickle_compat",
            "sklearn.externals.joblib.numpy_pickle",
            "sklearn.externals.joblib.numpy_pickle_compat");

    private final Inspection inspection;
    private long firstRaw = -1;

    /** @param inspection where findings go */
    public JoblibDialect(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public long firstRaw() {
        return firstRaw;
    }

    @Override
    public void built(PickleValue instance, PickleValue state, ScanStream in) throws IOException {
        if (!MODULES.contains(String.valueOf(instance.module()))) {
            return;
        }
        switch (String.valueOf(instance.name())) {
            case "NumpyArrayWrapper" -> raw(state, in);
            case "NDArrayWrapper", "ZNDArrayWrapper" -> sibling(state, in.position());
            default -> {
                // other objects of joblib are only data
            }
        }
    }

    private void raw(PickleValue state, ScanStream in) throws IOException {
        long start = in.position();
        if (firstRaw < 0) {
            firstRaw = start;
            inspection.format("joblib");
        }
        PickleValue dtype = state.get("dtype");
        DtypeFacts facts = dtype == null ? null : dtype.dtype();
        if (!state.isWhole() || facts == null || !facts.isKnown()) {
            throw new MalformedException(JoblibRules.ARRAY, start, "an array whose data type cannot be told");
        }
        if (facts.hasObject()) {
            // A pickle of its own in the same stream, read by an unpickler that knows no wrappers.
            new PickleMachine(in, inspection, PickleDialect.PLAIN).run();
            return;
        }
        PickleValue alignment = state.get("numpy_array_alignment_bytes");
        if (alignment != null && alignment.kind() != Kind.NONE) {
            in.skip(in.u8());
        }
        in.skip(bytes(state.get("shape"), facts.itemSize(), start));
    }

    private static long bytes(PickleValue shape, long itemSize, long offset) throws MalformedException {
        boolean sequence = shape != null && (shape.kind() == Kind.TUPLE || shape.kind() == Kind.LIST);
        if (!sequence || !shape.isWhole()) {
            throw new MalformedException(JoblibRules.ARRAY, offset, "an array whose shape cannot be told");
        }
        long bytes = itemSize;
        for (PickleValue dimension : shape.items()) {
            long length = dimension.size();
            // NumPy's product wraps around where the memory map's does not: no two readers would agree.
            if (length < 0 || length != 0 && bytes > Long.MAX_VALUE / length) {
                throw new MalformedException(JoblibRules.ARRAY, offset, "an array of impossible shape");
            }
            bytes *= length;
        }
        return bytes;
    }

    private void sibling(PickleValue state, long offset) throws MalformedException {
        PickleValue file = state.get("filename");
        String name = file == null ? null : file.text();
        if (name == null || !state.isWhole()) {
            throw new MalformedException(JoblibRules.ARRAY, offset, "an array whose file cannot be told");
        }
        String problem = name.indexOf('/') >= 0 ? "names a directory" : PlainPath.escape(name);
        if (problem != null) {
            inspection.incomplete(
                    JoblibRules.SIBLING_PATH, offset, "the array's file " + SafeText.quote(name) + " " + problem);
            return;
        }
        Neighbours.Neighbour neighbour = inspection.neighbours().find(name);
        if (neighbour.kind() == Neighbours.Kind.FILE) {
            inspection.neighbours().include(name);
        } else {
            inspection.incomplete(
                    JoblibRules.SIBLING_MISSING,
                    offset,
                    "the array's file " + SafeText.quote(name) + " is " + neighbour.kind());
        }
    }
}
