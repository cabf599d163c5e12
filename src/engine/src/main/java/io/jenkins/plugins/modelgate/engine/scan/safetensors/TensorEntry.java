package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the description of one tensor and checks it against itself. Numbers are unsigned, as in the loader. */
final class TensorEntry {
    private static final List<String> FIELDS = List.of("dtype", "shape", "data_offsets");

    private final JsonParser json;
    private final List<String> offsets = new ArrayList<>(2);
    private String dtype;
    private long elements = 1;
    private String fault;
    private String unknownField;
    private String repeatedField;
    private long begin = -1;
    private long end = -1;

    TensorEntry(JsonParser json) {
        this.json = json;
    }

    /** Reads the value whose name the parser has just passed, to its end, whatever it is. */
    void read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            fault("is no object");
            json.skipChildren();
            return;
        }
        int seen = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            int known = FIELDS.indexOf(field);
            if (known >= 0 && (seen & 1 << known) != 0) {
                repeatedField = field;
            }
            seen |= known < 0 ? 0 : 1 << known;
            json.nextToken();
            readField(known, field);
        }
        if (Integer.bitCount(seen) < FIELDS.size()) {
            fault("lacks one of " + FIELDS);
        }
        if (fault == null) {
            check();
        }
    }

    private void readField(int known, String field) throws IOException {
        switch (known) {
            case 0 -> readType();
            case 1 -> readShape();
            case 2 -> readOffsets();
            default -> {
                unknownField = field;
                json.skipChildren();
            }
        }
    }

    private void readType() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            fault("has a dtype that is no string");
            json.skipChildren();
            return;
        }
        dtype = json.getText();
        if (ElementType.bits(dtype) == null) {
            fault("has the dtype " + SafeText.quote(dtype) + ", which the format does not know");
        }
    }

    private void readShape() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fault("has a shape that is no list");
            json.skipChildren();
            return;
        }
        elements = 1;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!isUnsigned()) {
                fault("has a shape that holds something else than whole numbers from 0 to 2^64-1");
                json.skipChildren();
                continue;
            }
            long dimension = Long.parseUnsignedLong(json.getText());
            if (overflows(elements, dimension)) {
                fault("has a shape whose product exceeds 64 bits");
            }
            elements *= dimension;
        }
    }

    private void readOffsets() throws IOException {
        offsets.clear();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fault("has data_offsets that are no list");
            json.skipChildren();
            return;
        }
        int count = 0;
        boolean good = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            good &= isUnsigned();
            if (good && ++count <= 2) {
                offsets.add(json.getText());
            }
            json.skipChildren();
        }
        if (!good || count != 2) {
            fault("has data_offsets that are not two whole numbers from 0 to 2^64-1");
        }
    }

    private void check() {
        begin = Long.parseUnsignedLong(offsets.get(0));
        end = Long.parseUnsignedLong(offsets.get(1));
        int bits = ElementType.bits(dtype);
        if (begin < 0 || end < begin) {
            fault("has data_offsets " + offsets + ", which are no range");
        } else if (overflows(elements, bits)) {
            fault("has a size that exceeds 64 bits");
        } else if (elements * bits % Byte.SIZE != 0) {
            fault("ends in the middle of a byte");
        } else if (elements * bits >>> 3 != end - begin) {
            fault("needs " + Long.toUnsignedString(elements * bits >>> 3) + " bytes, its data_offsets span "
                    + (end - begin));
        }
    }

    private boolean isUnsigned() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        String digits = json.getText();
        if (digits.charAt(0) == '-' || digits.length() > 20) {
            return false;
        }
        return digits.length() < 20 || digits.compareTo("18446744073709551615") <= 0;
    }

    private static boolean overflows(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a) != 0;
    }

    private void fault(String text) {
        fault = fault == null ? text : fault;
    }

    /** What is wrong with it, to be read behind its name; null if nothing is. */
    @CheckForNull
    String fault() {
        return fault;
    }

    /** A field that the format does not know, or null. */
    @CheckForNull
    String unknownField() {
        return unknownField;
    }

    /** A field that stands twice, or null. */
    @CheckForNull
    String repeatedField() {
        return repeatedField;
    }

    /** Whether {@link #begin} and {@link #end} are a range of bytes. */
    boolean hasRange() {
        return begin >= 0 && begin <= end;
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }
}
