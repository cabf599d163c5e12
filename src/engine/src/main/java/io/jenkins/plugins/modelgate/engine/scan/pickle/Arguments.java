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

    /** A tuple of the first item alone. */
    static PickleValue first(PickleValue arguments) {
        Container first = new Container(Kind.TUPLE);
        first.add(arguments.items().get(0));
        return first;
    }

    private static boolean isFunction(PickleValue value) {
        Allowed allowed = allowed(value);
        return allowed == null || allowed.use() == Use.FUNCTION;
    }

    private static Allowed allowed(PickleValue value) {
        return value instanceof GlobalValue global ? global.allowed() : null;
    }
}
