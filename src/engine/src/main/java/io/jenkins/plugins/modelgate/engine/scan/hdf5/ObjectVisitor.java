package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;

/** The messages of one group, dataset or datatype (HDF5 file format, IV.A.2). */
final class ObjectVisitor implements ObjectHeader.Handler {
    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int LINK = 0x06;
    private static final int EXTERNAL_FILES = 0x07;
    private static final int LAYOUT = 0x08;
    private static final int FILTERS = 0x0B;
    private static final int ATTRIBUTE = 0x0C;
    private static final int SYMBOL_TABLE = 0x11;
    private static final int DRIVER = 0x14;
    private static final int ATTRIBUTE_INFO = 0x15;
    private static final int LAST_KNOWN = 0x18;

    private final Inspection inspection;
    private final Sparing findings;
    private final Links links;
    private final SymbolTable groups;
    private final Attributes attributes;
    private final DatasetRule dataset;

    ObjectVisitor(Inspection inspection, Sparing findings, Links links, SymbolTable groups, Attributes attributes) {
        this.inspection = inspection;
        this.findings = findings;
        this.links = links;
        this.groups = groups;
        this.attributes = attributes;
        this.dataset = new DatasetRule(inspection, findings);
    }

    @Override
    public void message(int type, boolean shared, Cursor body) throws IOException {
        if (shared) {
            shared(type, body);
            return;
        }
        switch (type) {
            case DATASPACE -> dataset.space(body);
            case DATATYPE -> dataset.type(body);
            case LAYOUT -> dataset.layout(body);
            case EXTERNAL_FILES -> dataset.external(body);
            case FILTERS -> dataset.filters(body);
            case LINK -> links.message(body);
            case LINK_INFO -> dense(body, 8, "links");
            case ATTRIBUTE_INFO -> dense(body, 2, "attributes");
            case ATTRIBUTE -> attributes.message(body);
            case SYMBOL_TABLE -> groups.read(body.address(), body.address());
            case DRIVER -> findings.report(Hdf5Rules.EXTERNAL, body.at(), "a driver spreads the file over several");
            default -> {
                if (type > LAST_KNOWN) {
                    inspection.incomplete(Hdf5Rules.UNEXAMINED, body.at(), "message of type " + type);
                }
            }
        }
    }

    /** What stands elsewhere: a datatype of its own is reached by its link, the rest is rare and not followed. */
    private void shared(int type, Cursor body) {
        switch (type) {
            case LINK, EXTERNAL_FILES, LAYOUT, FILTERS, ATTRIBUTE ->
                inspection.incomplete(
                        Hdf5Rules.UNEXAMINED, body.at(), "message of type " + type + " that is stored elsewhere");
            default -> {
                // datatypes, dataspaces and fill values say nothing that is judged
            }
        }
    }

    /** Many links or attributes of one object lie in a heap of their own. {@code order}: bytes of an optional number. */
    private void dense(Cursor body, int order, String what) throws IOException {
        body.skip(1);
        int flags = body.u8();
        body.skip((flags & 1) != 0 ? order : 0);
        if (body.address() != Cursor.UNDEFINED) {
            inspection.incomplete(
                    Hdf5Rules.UNEXAMINED, body.at(), what + " in a heap of their own (libver=\"latest\")");
        }
    }

    void close(long file, long offset) {
        dataset.close(file, offset);
    }
}
