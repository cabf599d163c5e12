package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;
import java.util.Set;

/** Arguments of Python's own names, and of what pickles are made of. */
final class PythonArguments {
    private static final Set<String> LATIN1_NAMES = Set.of("latin1", "latin-1", "iso-8859-1");
    private static final Set<String> TEXT_CODECS = Set.of("latin1", "latin-1", "iso-8859-1", "ascii", "utf-8", "utf8");

    private PythonArguments() {}

    /** Nothing at all. */
    static boolean empty(PickleValue arguments) {
        return arguments.isWhole() && arguments.items().isEmpty();
    }

    /** Numbers and short texts. */
    static boolean scalar(PickleValue arguments) {
        return arguments.isWhole() && arguments.items().stream().allMatch(Arguments::isScalar);
    }

    /** {@code bytes} and its like: a number would be the size of what is allocated. */
    static boolean buffer(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && switch (items.size()) {
                    case 0 -> true;
                    case 1 ->
                        items.get(0).kind() == Kind.BYTES
                                || items.get(0).kind() == Kind.BYTEARRAY
                                || items.get(0).kind() == Kind.LIST && Arguments.isFlat(items.get(0));
                    case 2 ->
                        items.get(0).kind() == Kind.STR
                                && TEXT_CODECS.contains(
                                        String.valueOf(items.get(1).text()));
                    default -> false;
                };
    }

    /** What a call by {@link ArgumentRule#BUFFER} gives. */
    static PickleValue bufferResult(GlobalValue called, PickleValue arguments) {
        long size = arguments.items().isEmpty() ? 0 : arguments.items().get(0).extent();
        return called.isGlobal("builtins", "bytes")
                ? Constants.stub(Kind.BYTES, size)
                : called.isGlobal("builtins", "bytearray") ? Constants.stub(Kind.BYTEARRAY, size) : Instance.of(called);
    }

    /** {@code Fraction('1/3')}, {@code Fraction(1, 3)}: an exponent in the text would be computed in full. */
    static boolean fraction(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && (items.size() == 1 && String.valueOf(items.get(0).text()).matches("-?[0-9]{1,300}(/[0-9]{1,300})?")
                        || items.size() == 2 && items.stream().allMatch(item -> item.kind() == Kind.INT));
    }

    /** {@code _codecs.encode}: how protocols 0 to 2 write bytes. Other codecs run code of their own. */
    static boolean latin1(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 2
                && items.get(0).kind() == Kind.STR
                && LATIN1_NAMES.contains(String.valueOf(items.get(1).text()));
    }

    /** What a call by {@link ArgumentRule#LATIN1} gives. */
    static PickleValue latin1Result(GlobalValue called, PickleValue arguments) {
        PickleValue text = arguments.items().get(0);
        Nested nested = BytesValue.nested(text);
        return nested == null
                ? Constants.stub(Kind.BYTES, text.extent())
                : new BytesValue(Kind.BYTES, nested, text.extent());
    }

    /** {@code copyreg._reconstructor(class, base, state)}. */
    static boolean reconstructor(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 3
                && Arguments.isClass(items.get(0))
                && Arguments.isType(items.get(1))
                && (items.get(2).kind() == Kind.NONE
                        || items.get(2).kind().isData()
                                && items.get(1) instanceof GlobalValue base
                                && base.allowed().rule().objection(Arguments.of(items.get(2))) == null);
    }

    /** {@code newObj(class)} and Cython's {@code __pyx_unpickle_X(class, ...)}. */
    static boolean classFirst(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return !items.isEmpty() && Arguments.isClass(items.get(0));
    }

    /** {@code collections.defaultdict(factory)}: the factory is called for every missing key. */
    static boolean factory(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && (items.isEmpty() || items.get(0).kind() == Kind.NONE || Arguments.isType(items.get(0)));
    }

    /** {@code type(None)} and its like: one argument asks, three would make a class. */
    static boolean typeOf(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 1 && arguments.isWhole() && items.get(0).kind().isData()
                || items.size() == 1 && items.get(0).kind() == Kind.GLOBAL && Arguments.isData(arguments);
    }
}
