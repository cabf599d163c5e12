package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;
import java.util.Set;

/** Arguments of names of NumPy and pandas. */
final class ArrayArguments {
    private static final Set<String> UFUNC_MODULES =
            Set.of("numpy", "numpy.core._multiarray_umath", "numpy._core._multiarray_umath", "numpy.core.umath");

    private ArrayArguments() {}

    /** As {@link #DATA}, and no list of lists, which pandas makes an array of that may be far larger. */
    static boolean flat(PickleValue arguments) {
        return Arguments.isData(arguments)
                && arguments.isWhole()
                && arguments.items().stream().allMatch(Arguments::isFlat);
    }

    /** {@code _reconstruct(array class, shape, type code)}. */
    static boolean reconstructArray(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() >= 3
                && Arguments.isArrayClass(items.get(0))
                && Arguments.isEmptyShape(items.get(1))
                && items.get(2).kind().isData();
    }

    /** {@code _mareconstruct(array class, base class, shape, type code)}. */
    static boolean reconstructMasked(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 4
                && Arguments.isArrayClass(items.get(0))
                && Arguments.isArrayClass(items.get(1))
                && Arguments.isEmptyShape(items.get(2))
                && items.get(3).kind().isData();
    }

    /** {@code numpy.dtype}: it tells how many raw bytes follow in joblib files. */
    static boolean dtype(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return Arguments.isData(arguments)
                && arguments.isWhole()
                && !items.isEmpty()
                && (items.get(0).kind() == Kind.GLOBAL || Arguments.isScalar(items.get(0)))
                && items.stream().skip(1).allMatch(Arguments::isScalar);
    }

    /** {@code __bit_generator_ctor(name or class)}. */
    static boolean bitGenerator(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && (items.isEmpty()
                        || items.get(0).kind() == Kind.STR
                        || Arguments.isClass(items.get(0))
                                && String.valueOf(items.get(0).module()).startsWith("numpy.random."));
    }

    /** {@code __randomstate_ctor} and {@code __generator_ctor}: they call their second argument with the first. */
    static boolean random(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && (items.size() < 2
                        || items.size() == 2
                                && items.get(1).isGlobal("numpy.random._pickle", "__bit_generator_ctor")
                                && bitGenerator(Arguments.first(arguments)))
                && (items.isEmpty() || items.get(0).kind() != Kind.UNKNOWN);
    }

    /** {@code _ufunc_reconstruct(module, name)}: an import in itself. */
    static boolean ufunc(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 2
                && UFUNC_MODULES.contains(String.valueOf(items.get(0).text()))
                && AllowList.isReference("numpy", String.valueOf(items.get(1).text()));
    }

    /** {@code _new_Index(class, data)} of pandas. */
    static boolean index(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 2
                && Arguments.isClass(items.get(0))
                && String.valueOf(items.get(0).module()).startsWith("pandas")
                && String.valueOf(items.get(0).name()).endsWith("Index")
                && items.get(1).kind() == Kind.DICT
                && items.get(1).isWhole()
                && items.get(1).items().stream().allMatch(Arguments::isShallow)
                && (items.get(1).get("data") == null
                        || Arguments.isFlat(items.get(1).get("data")));
    }

    /** {@code numpy.core.multiarray.scalar(dtype, data)}: without data NumPy allocates what the type tells. */
    static boolean numpyScalar(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 2
                && arguments.isWhole()
                && items.get(0).dtype() != null
                && Arguments.isData(arguments)
                && (items.get(0).dtype().hasObject()
                        || items.get(1).kind() == Kind.BYTES
                        || items.get(1).kind() == Kind.STR);
    }
}
