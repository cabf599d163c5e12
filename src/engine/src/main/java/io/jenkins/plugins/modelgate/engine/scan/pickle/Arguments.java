package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/** Questions that argument rules ask about values. */
final class Arguments {
    private Arguments() {}

    /** Whether the value is an allowed class: something that {@code __new__} may make. */
    static boolean isClass(PickleValue value) {
        Allowed allowed = allowed(value);
        return allowed != null && allowed.use().isClass();
    }

    /** Whether the value is a built-in or scalar type. */
    static boolean isType(PickleValue value) {
        Allowed allowed = allowed(value);
        return allowed != null && allowed.use() == Use.TYPE
                || value.isGlobal("collections", "OrderedDict")
                || value.isGlobal("builtins", "set")
                || value.isGlobal("builtins", "list")
                || value.isGlobal("builtins", "dict");
    }

    static boolean isArrayClass(PickleValue value) {
        Allowed allowed = allowed(value);
        return allowed != null && allowed.use() == Use.ARRAY;
    }

    /** Whether the value is one of the functions that make a tensor from data. */
    static boolean isTorchRebuild(PickleValue value) {
        return value.kind() == Kind.GLOBAL
                && allowed(value) != null
                && ("torch._utils".equals(value.module()) || "torch._tensor".equals(value.module()))
                && String.valueOf(value.name()).startsWith("_rebuild_")
                && allowed(value).rule() == ArgumentRule.DATA;
    }

    /** Whether nothing among the arguments is a function, nor anything that nobody has judged. */
    static boolean isData(PickleValue arguments) {
        return arguments.kind() == Kind.TUPLE && isData(arguments, 0);
    }

    /** As {@link #isData(PickleValue)}, from an index on. */
    static boolean isData(PickleValue arguments, int from) {
        List<PickleValue> items = arguments.items();
        for (int i = from; i < items.size(); i++) {
            PickleValue item = items.get(i);
            if (item.kind() == Kind.UNKNOWN || item.kind() == Kind.GLOBAL && isFunction(item)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the arguments are constants and containers only. */
    static boolean isPlain(PickleValue arguments) {
        return arguments.kind() == Kind.TUPLE
                && arguments.isWhole()
                && arguments.items().stream().allMatch(item -> item.kind().isData() || isType(item));
    }

    /** A tuple of one item. */
    static PickleValue of(PickleValue item) {
        Container one = new Container(Kind.TUPLE);
        one.add(item);
        return one;
    }

    /** Whether a shape has no elements, as NumPy makes arrays before it fills them: nothing is allocated. */
    static boolean isEmptyShape(PickleValue shape) {
        return shape.kind() == Kind.TUPLE
                && shape.isWhole()
                && shape.items().stream().anyMatch(length -> length.size() == 0)
                && shape.items().stream().allMatch(length -> length.size() >= 0);
    }

    /** A tuple of all items but the first. */
    static PickleValue rest(PickleValue arguments) {
        Container rest = new Container(Kind.TUPLE);
        arguments.items().stream().skip(1).forEach(rest::add);
        return rest;
    }

    /** Whether the value is None, a number of at most 32 bytes or a short text: nothing that takes long to convert. */
    static boolean isScalar(PickleValue value) {
        return switch (value.kind()) {
            case NONE, BOOL, FLOAT -> true;
            case INT -> value.number() != null;
            case STR -> value.extent() <= StrValue.MAX_BYTES;
            default -> false;
        };
    }

    /** Whether a list or tuple holds constants only: nothing that NumPy would unfold into more. */
    static boolean isFlat(PickleValue value) {
        return value instanceof Container container
                ? container.isFlat()
                : value.kind() != Kind.LIST
                        && value.kind() != Kind.DICT
                        && value.kind() != Kind.SET
                        && (value.kind() != Kind.TUPLE || value.items().isEmpty() && value.isWhole());
    }

    /** As {@link #isFlat}, or a list of instances of which each is judged already. */
    static boolean isShallow(PickleValue value) {
        return isFlat(value) || value instanceof Container container && !container.nests();
    }

    /** A tuple of the first item alone. */
    static PickleValue first(PickleValue arguments) {
        return of(arguments.items().get(0));
    }

    private static boolean isFunction(PickleValue value) {
        Allowed allowed = allowed(value);
        return allowed == null || allowed.use() == Use.FUNCTION;
    }

    private static Allowed allowed(PickleValue value) {
        return value instanceof GlobalValue global ? global.allowed() : null;
    }
}
