package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.util.Set;

/** Where one dataset keeps its values, and how large it says it is. */
final class DatasetRule {
    private static final int VIRTUAL = 3;

    /** Filters of the library itself, and lzf, which h5py brings along. */
    private static final Set<Integer> BUILT_IN = Set.of(1, 2, 3, 4, 5, 6, 32000);

    /** As Keras: datasets below this many bytes are never refused, larger ones may expand a thousandfold. */
    private static final long FLOOR = 1L << 32;

    private static final long RATIO = 1000;

    private final Inspection inspection;
    private final Sparing findings;
    private long elements = 1;
    private long size;
    private boolean data;

    DatasetRule(Inspection inspection, Sparing findings) {
        this.inspection = inspection;
        this.findings = findings;
    }

    void space(Cursor body) throws IOException {
        elements = Shape.elements(body);
    }

    void type(Cursor body) throws IOException {
        size = Shape.Type.of(body).size();
    }

    void layout(Cursor body) throws IOException {
        data = true;
        int version = body.u8();
        int layout = version < 3 ? -1 : body.u8();
        if (layout == VIRTUAL) {
            findings.report(Hdf5Rules.EXTERNAL, body.at(), "a virtual dataset, put together from other files");
        } else if (version > 4 || layout > VIRTUAL) {
            inspection.incomplete(Hdf5Rules.UNEXAMINED, body.at(), "data layout " + layout + " of version " + version);
        }
    }

    void external(Cursor body) {
        findings.report(Hdf5Rules.EXTERNAL, body.at(), "a dataset whose values are in other files");
    }

    void filters(Cursor body) throws IOException {
        int version = body.u8();
        int count = body.u8();
        body.skip(version == 1 ? 6 : 0);
        for (int i = 0; i < count; i++) {
            int filter = body.u16();
            int name = version == 1 || filter >= 256 ? body.u16() : 0;
            body.skip(2);
            int values = body.u16();
            body.skip(name + 4L * values + (version == 1 && values % 2 != 0 ? 4 : 0));
            if (!BUILT_IN.contains(filter)) {
                findings.report(Hdf5Rules.FILTER, body.at(), "filter " + filter);
            }
        }
    }

    /** All messages have been seen. {@code file}: size of the file in bytes. */
    void close(long file, long offset) {
        boolean large = elements > 0 && size > 0 && elements > FLOOR / size;
        long limit = file > Long.MAX_VALUE / RATIO ? Long.MAX_VALUE : file * RATIO;
        if (data && large && elements > limit / size) {
            findings.report(
                    Hdf5Rules.EXPANSION,
                    offset,
                    elements + " values of " + size + " bytes in a file of " + file + " bytes");
        }
    }
}
