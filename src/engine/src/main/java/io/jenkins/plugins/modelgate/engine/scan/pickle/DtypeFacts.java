package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/**
 * What is known of a NumPy data type. Sources: {@code arraydescr_reduce} and {@code arraydescr_setstate} in NumPy's
 * {@code descriptor.c}: {@code numpy.dtype(code, align, copy)}, then the state (version, byte order, subarray, names,
 * fields, item size, alignment, flags).
 *
 * @param kind letter of its kind: {@code f}, {@code i}, {@code U}, {@code V}, {@code O} ...
 * @param itemSize bytes of one item, -1 if not known
 * @param hasObject whether its items hold references to Python objects, as NumPy tells from the flags of the state
 */
public record DtypeFacts(char kind, long itemSize, boolean hasObject) {
    private static final DtypeFacts UNKNOWN = new DtypeFacts('?', -1, true);
    private static final int HAS_OBJECT = 0x01;
    private static final int STATE_FIELDS = 4;
    private static final int STATE_SIZE = 5;
    private static final int STATE_FLAGS = 7;

    /** Facts of {@code numpy.dtype(...)} before it gets a state. */
    static DtypeFacts of(PickleValue arguments) {
        PickleValue code = arguments.items().isEmpty()
                ? Constants.UNKNOWN
                : arguments.items().get(0);
        if (code.kind() == Kind.GLOBAL) {
            boolean record = "numpy".equals(code.module()) && "record".equals(code.name());
            return record ? new DtypeFacts('V', 0, false) : UNKNOWN;
        }
        String text = code.text();
        return text == null ? UNKNOWN : of(text);
    }

    /** Facts of a type code such as {@code <f8}. */
    static DtypeFacts of(String code) {
        int start = !code.isEmpty() && "<>|=".indexOf(code.charAt(0)) >= 0 ? 1 : 0;
        if (start == code.length() || "biufcmMOSUVa".indexOf(code.charAt(start)) < 0) {
            return UNKNOWN;
        }
        char kind = code.charAt(start);
        String digits = code.substring(start + 1);
        if (kind == 'O') {
            return digits.isEmpty() || digits.matches("[48]") ? new DtypeFacts('O', 8, true) : UNKNOWN;
        }
        if (!digits.matches("[0-9]{1,9}")) {
            return UNKNOWN;
        }
        long size = Long.parseLong(digits);
        return new DtypeFacts(kind, kind == 'U' ? 4 * size : size, false);
    }

    /** Whether the item size can be told. */
    public boolean isKnown() {
        return itemSize >= 0;
    }

    /** Facts after BUILD. */
    DtypeFacts with(PickleValue state) {
        List<PickleValue> parts = state.items();
        if (state.kind() != Kind.TUPLE || parts.size() <= STATE_FLAGS) {
            return UNKNOWN;
        }
        long flags = parts.get(STATE_FLAGS).size();
        boolean flexible = kind == 'U' || kind == 'S' || kind == 'a' || kind == 'V';
        long size = flexible ? parts.get(STATE_SIZE).size() : itemSize;
        // NumPy takes the flags as a signed byte.
        boolean object = flags < 0 ? hasObject || parts.get(STATE_FLAGS).number() == null : (flags & HAS_OBJECT) != 0;
        return new DtypeFacts(kind, size, object);
    }

    /**
     * What is wrong with a state, as the rest of a sentence: a type that holds objects and denies it makes NumPy take raw
     * bytes of the file for the addresses of objects.
     */
    @CheckForNull
    String objection(PickleValue state) {
        DtypeFacts after = with(state);
        if (after.hasObject) {
            return null;
        }
        if (kind == 'O') {
            return "that makes NumPy take raw bytes for objects";
        }
        PickleValue fields = after.isKnown() ? state.items().get(STATE_FIELDS) : Constants.NONE;
        if (fields.kind() != Kind.DICT) {
            return fields.kind() == Kind.NONE ? null : "whose fields are no dict";
        }
        for (int i = 1; i < fields.items().size(); i += 2) {
            PickleValue field = fields.items().get(i);
            DtypeFacts inner =
                    field.items().isEmpty() ? null : field.items().get(0).dtype();
            if (inner == null || inner.hasObject) {
                return "that makes NumPy take raw bytes for objects";
            }
        }
        return fields.isWhole() ? null : "with more fields than can be told apart";
    }
}
