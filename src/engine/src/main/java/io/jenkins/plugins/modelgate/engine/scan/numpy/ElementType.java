package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.numpy.Literal.Number;
import io.jenkins.plugins.modelgate.engine.scan.numpy.Literal.Sequence;
import io.jenkins.plugins.modelgate.engine.scan.numpy.Literal.Text;
import io.jenkins.plugins.modelgate.engine.scan.numpy.Literal.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Element type of an array, read from a {@code descr} in the forms that {@code dtype.str} and {@code dtype.descr} have.
 *
 * @param size of one element in bytes
 * @param objects whether any part is a Python object, so that the array is stored as a pickle
 */
record ElementType(long size, boolean objects) {
    private static final Pattern SIMPLE = Pattern.compile("[<>|=]?([biufcmMOSUV])([0-9]{0,10})(?:\\[([^\\]]*)])?");

    /** Units of dates, with a multiple. */
    private static final Pattern UNIT =
            Pattern.compile("[0-9]{0,10}(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as|generic)(/[0-9]{1,9})?");

    private static final Map<String, Set<Integer>> SIZES = Map.of(
            "b", Set.of(1),
            "i", Set.of(1, 2, 4, 8),
            "u", Set.of(1, 2, 4, 8),
            "f", Set.of(2, 4, 8, 16),
            "c", Set.of(8, 16, 32),
            "m", Set.of(8),
            "M", Set.of(8));

    /** What was wrong with a {@code descr}. */
    static final class UnknownType extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownType(String message) {
            super(message);
        }
    }

    static ElementType of(Literal descr) throws UnknownType {
        ElementType type = read(descr);
        if (type.size > Integer.MAX_VALUE) {
            throw new UnknownType("an element has " + type.size + " bytes, NumPy takes 2^31-1");
        }
        return type;
    }

    private static ElementType read(Literal descr) throws UnknownType {
        if (descr instanceof Text text) {
            return simple(text.value());
        }
        if (descr instanceof Tuple tuple && tuple.items().size() == 2) {
            return repeated(read(tuple.items().get(0)), tuple.items().get(1));
        }
        if (descr instanceof Sequence fields) {
            return structure(fields.items());
        }
        throw new UnknownType("descr is no string, pair or list of fields");
    }

    private static ElementType simple(String text) throws UnknownType {
        Matcher matcher = SIMPLE.matcher(text);
        if (!matcher.matches()) {
            throw new UnknownType("the type " + SafeText.quote(text) + " is none that NumPy writes");
        }
        String kind = matcher.group(1);
        String unit = matcher.group(3);
        boolean date = kind.equals("m") || kind.equals("M");
        if (unit != null && !(date && UNIT.matcher(unit).matches())) {
            throw new UnknownType("the type " + SafeText.quote(text) + " has a unit that NumPy does not write");
        }
        if (kind.equals("O")) {
            return new ElementType(8, true);
        }
        long size = matcher.group(2).isEmpty() ? 0 : Long.parseLong(matcher.group(2));
        Set<Integer> sizes = SIZES.get(kind);
        if (sizes != null && !sizes.contains((int) size) || size > Integer.MAX_VALUE) {
            throw new UnknownType("the type " + SafeText.quote(text) + " has a size that NumPy does not know");
        }
        return new ElementType(bounded(kind.equals("U") ? 4 * size : size), false);
    }

    private static ElementType repeated(ElementType base, Literal shape) throws UnknownType {
        long size = bounded(base.size);
        for (Literal dimension : shape instanceof Tuple tuple ? tuple.items() : List.of(shape)) {
            if (!(dimension instanceof Number number) || number.value() < 0) {
                throw new UnknownType("the shape of a field is no tuple of whole numbers");
            }
            size = bounded(number.value() > Integer.MAX_VALUE ? Long.MAX_VALUE : size * number.value());
        }
        return new ElementType(size, base.objects);
    }

    private static ElementType structure(List<Literal> fields) throws UnknownType {
        long size = 0;
        boolean objects = false;
        Set<String> names = new HashSet<>();
        for (Literal entry : fields) {
            if (!(entry instanceof Tuple field)
                    || field.items().size() < 2
                    || field.items().size() > 3) {
                throw new UnknownType("a field is no tuple of name, type and shape");
            }
            if (!isNew(field.items().get(0), names)) {
                throw new UnknownType("a field has no name of its own");
            }
            ElementType type = read(field.items().get(1));
            if (field.items().size() == 3) {
                type = repeated(type, field.items().get(2));
            }
            size = bounded(size + bounded(type.size));
            objects |= type.objects;
        }
        return new ElementType(size, objects);
    }

    /** NumPy keeps sizes in 31 bits. */
    private static long bounded(long size) throws UnknownType {
        if (size > Integer.MAX_VALUE) {
            throw new UnknownType("an element has more than 2^31-1 bytes");
        }
        return size;
    }

    /** A name, or a title and a name; none of them may stand twice. */
    private static boolean isNew(Literal literal, Set<String> names) {
        if (literal instanceof Tuple pair && pair.items().size() == 2) {
            return pair.items().stream().allMatch(part -> part instanceof Text text && names.add(text.value()));
        }
        return literal instanceof Text text && (text.value().isEmpty() || names.add(text.value()));
    }
}
