package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.keras.KerasConfigScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * Values of attributes: Keras keeps a model's configuration in them, PyTables and pandas keep pickles. Whatever is bytes
 * or text is examined as what it is.
 */
final class Attributes {
    /** JSON from which Keras builds a model, its loss and its optimizer. */
    private static final Set<String> CONFIGURATION = Set.of("model_config", "training_config");

    private final Hdf5File file;
    private final Inspection inspection;
    private boolean keras;

    Attributes(Hdf5File file, Inspection inspection) {
        this.file = file;
        this.inspection = inspection;
    }

    /** Whether there is a Keras configuration among them. */
    boolean hasModel() {
        return keras;
    }

    /** An attribute message (HDF5 file format, IV.A.2.m). */
    void message(Cursor body) throws IOException {
        int version = body.u8();
        if (version < 1 || version > 3) {
            throw body.malformed("attribute of version " + version);
        }
        int flags = body.u8();
        int nameSize = body.u16();
        int typeSize = body.u16();
        int spaceSize = body.u16();
        body.skip(version == 3 ? 1 : 0);
        String name = body.part(padded(nameSize, version)).text(Math.max(0, nameSize - 1));
        Cursor type = body.part(padded(typeSize, version));
        Cursor space = body.part(padded(spaceSize, version));
        boolean shared = version > 1 && flags != 0;
        keras |= CONFIGURATION.contains(name);
        if (shared) {
            unresolved(name, body, "is of a committed datatype");
            return;
        }
        value(name, Shape.Type.of(type), Shape.elements(space), body);
    }

    private static long padded(int size, int version) {
        return version == 1 ? (size + 7L) / 8 * 8 : size;
    }

    private void value(String name, Shape.Type type, long elements, Cursor body) throws IOException {
        if (type.isVariable()) {
            if (elements == 1) {
                variable(name, body);
            } else if (elements > 1) {
                unresolved(name, body, "is a list");
            }
        } else if (type.isBytes()) {
            long size = elements > body.left() / Math.max(1, type.size()) ? body.left() : elements * type.size();
            examine(name, type.isText() ? unpadded(body.part(size), size) : body.part(size));
        } else {
            unresolved(name, body, "is no text");
        }
    }

    private Cursor unpadded(Cursor text, long size) throws IOException {
        long from = text.at();
        long used = 0;
        for (long i = 1; i <= size; i++) {
            used = text.u8() == 0 ? used : i;
        }
        return new Cursor(file, from, used);
    }

    private void variable(String name, Cursor body) throws IOException {
        long length = body.u32();
        long collection = body.address();
        long index = body.u32();
        if (length == 0 || collection == Cursor.UNDEFINED) {
            return;
        }
        Cursor value = GlobalHeap.find(file, collection, index);
        if (value == null) {
            throw body.malformed("the value of attribute " + SafeText.quote(name) + " is not in its heap");
        }
        examine(name, value);
    }

    private void examine(String name, Cursor value) throws IOException {
        long from = value.at();
        long size = value.left();
        if (name.equals("PSEUDOATOM") && size < 100 && value.text((int) size).startsWith("object")) {
            inspection.incomplete(Hdf5Rules.PICKLED, from, "an array of pickled objects");
        }
        if (size == 0) {
            return;
        }
        Replay again = Replay.part(inspection.replay(), from, size);
        List<FormatScanner> appointed =
                CONFIGURATION.contains(name) ? List.of(new KerasConfigScanner(true)) : List.of();
        try (InputStream bytes = again.openAt(0)) {
            inspection.nested("@" + name, size, bytes, again, appointed);
        }
    }

    private void unresolved(String name, Cursor body, String why) {
        if (CONFIGURATION.contains(name)) {
            inspection.incomplete(Hdf5Rules.UNEXAMINED, body.at(), "attribute " + name + " " + why);
        }
    }
}
