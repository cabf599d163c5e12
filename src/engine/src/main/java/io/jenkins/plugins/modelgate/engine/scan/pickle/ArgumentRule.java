package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which arguments an allowed name may be called with. The allow list names these in lower case with hyphens. */
enum ArgumentRule {
    /** Every argument is judged on its own already and the callee does no more than keep them. */
    ANY {
        @Override
        String objection(PickleValue arguments) {
            return null;
        }
    },

    /** Data and class names only, no functions: for callees that would call what they get. */
    DATA {
        @Override
        String objection(PickleValue arguments) {
            return Arguments.isData(arguments) ? null : "with something that can be called";
        }
    },

    /** As {@link #DATA}, and no list of lists, which pandas makes an array of that may be far larger. */
    FLAT {
        @Override
        String objection(PickleValue arguments) {
            boolean fits = Arguments.isData(arguments)
                    && arguments.isWhole()
                    && arguments.items().stream().allMatch(Arguments::isFlat);
            return fits ? null : "with something that can be called, or with lists of lists";
        }
    },

    /** Nothing at all. */
    EMPTY {
        @Override
        String objection(PickleValue arguments) {
            return arguments.isWhole() && arguments.items().isEmpty() ? null : "with arguments";
        }
    },

    /** Numbers and short texts. */
    SCALAR {
        @Override
        String objection(PickleValue arguments) {
            boolean fits = arguments.isWhole() && arguments.items().stream().allMatch(Arguments::isScalar);
            return fits ? null : "with something other than numbers and short texts";
        }
    },

    /** {@code bytes} and its like: a number would be the size of what is allocated. */
    BUFFER {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
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
            return fits ? null : "with something other than bytes or a text in latin-1 or UTF-8";
        }

        @Override
        PickleValue result(GlobalValue called, PickleValue arguments) {
            long size =
                    arguments.items().isEmpty() ? 0 : arguments.items().get(0).extent();
            return called.isGlobal("builtins", "bytes")
                    ? Constants.stub(Kind.BYTES, size)
                    : called.isGlobal("builtins", "bytearray")
                            ? Constants.stub(Kind.BYTEARRAY, size)
                            : Instance.of(called);
        }
    },

    /** {@code Fraction('1/3')}, {@code Fraction(1, 3)}: an exponent in the text would be computed in full. */
    FRACTION {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits =
                    items.size() == 1 && String.valueOf(items.get(0).text()).matches("-?[0-9]{1,300}(/[0-9]{1,300})?")
                            || items.size() == 2 && items.stream().allMatch(item -> item.kind() == Kind.INT);
            return arguments.isWhole() && fits ? null : "with something other than numerator and denominator";
        }
    },

    /** {@code copyreg.__newobj__(class, ...)}: judged as NEWOBJ. */
    NEW_OBJECT {
        @Override
        String objection(PickleValue arguments) {
            return "in an unexpected way";
        }
    },

    /** Plain data only, no instances: for built-ins that iterate over or convert what they get. */
    PLAIN {
        @Override
        String objection(PickleValue arguments) {
            return Arguments.isPlain(arguments) ? null : "with something other than plain data";
        }
    },

    /** {@code _codecs.encode}: how protocols 0 to 2 write bytes. Other codecs run code of their own. */
    LATIN1 {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 2
                    && items.get(0).kind() == Kind.STR
                    && LATIN1_NAMES.contains(String.valueOf(items.get(1).text()));
            return fits ? null : "with other arguments than (str, 'latin1')";
        }

        @Override
        PickleValue result(GlobalValue called, PickleValue arguments) {
            PickleValue text = arguments.items().get(0);
            Nested nested = BytesValue.nested(text);
            return nested == null
                    ? Constants.stub(Kind.BYTES, text.extent())
                    : new BytesValue(Kind.BYTES, nested, text.extent());
        }
    },

    /** {@code copyreg._reconstructor(class, base, state)}. */
    RECONSTRUCTOR {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 3
                    && Arguments.isClass(items.get(0))
                    && Arguments.isType(items.get(1))
                    && (items.get(2).kind() == Kind.NONE
                            || items.get(2).kind().isData()
                                    && items.get(1) instanceof GlobalValue base
                                    && base.allowed().rule().objection(Arguments.of(items.get(2))) == null);
            return fits ? null : "with other arguments than (allowed class, built-in base, data)";
        }

        @Override
        PickleValue result(GlobalValue called, PickleValue arguments) {
            return Instance.of((GlobalValue) arguments.items().get(0));
        }
    },

    /** {@code newObj(class)} and Cython's {@code __pyx_unpickle_X(class, ...)}. */
    CLASS_FIRST {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            return !items.isEmpty() && Arguments.isClass(items.get(0)) ? null : "for a class that is not allowed here";
        }

        @Override
        PickleValue result(GlobalValue called, PickleValue arguments) {
            return Instance.of((GlobalValue) arguments.items().get(0));
        }
    },

    /** {@code collections.defaultdict(factory)}: the factory is called for every missing key. */
    FACTORY {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
                    && (items.isEmpty() || items.get(0).kind() == Kind.NONE || Arguments.isType(items.get(0)));
            return fits ? null : "with a factory that is no plain type";
        }
    },

    /** {@code type(None)} and its like: one argument asks, three would make a class. */
    TYPE_OF {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 1
                            && arguments.isWhole()
                            && items.get(0).kind().isData()
                    || items.size() == 1 && items.get(0).kind() == Kind.GLOBAL && Arguments.isData(arguments);
            return fits ? null : "to make a class";
        }
    },

    /** {@code _reconstruct(array class, shape, type code)}. */
    RECONSTRUCT_ARRAY {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() >= 3
                    && Arguments.isArrayClass(items.get(0))
                    && Arguments.isEmptyShape(items.get(1))
                    && items.get(2).kind().isData();
            return fits ? null : "with other arguments than (array class, (0,), type code)";
        }
    },

    /** {@code _mareconstruct(array class, base class, shape, type code)}. */
    RECONSTRUCT_MASKED {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 4
                    && Arguments.isArrayClass(items.get(0))
                    && Arguments.isArrayClass(items.get(1))
                    && Arguments.isEmptyShape(items.get(2))
                    && items.get(3).kind().isData();
            return fits ? null : "with other arguments than (array class, base class, (0,), type code)";
        }
    },

    /** {@code numpy.dtype}: it tells how many raw bytes follow in joblib files. */
    DTYPE {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = Arguments.isData(arguments)
                    && arguments.isWhole()
                    && !items.isEmpty()
                    && (items.get(0).kind() == Kind.GLOBAL || Arguments.isScalar(items.get(0)))
                    && items.stream().skip(1).allMatch(Arguments::isScalar);
            return fits ? null : "with something other than a type or its code";
        }

        @Override
        PickleValue result(GlobalValue called, PickleValue arguments) {
            return Instance.of(called, DtypeFacts.of(arguments));
        }
    },

    /** {@code __bit_generator_ctor(name or class)}. */
    BIT_GENERATOR {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
                    && (items.isEmpty()
                            || items.get(0).kind() == Kind.STR
                            || Arguments.isClass(items.get(0))
                                    && String.valueOf(items.get(0).module()).startsWith("numpy.random."));
            return fits ? null : "for something that is no bit generator of NumPy";
        }
    },

    /** {@code __randomstate_ctor} and {@code __generator_ctor}: they call their second argument with the first. */
    RANDOM {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
                    && (items.size() < 2
                            || items.size() == 2
                                    && items.get(1).isGlobal("numpy.random._pickle", "__bit_generator_ctor")
                                    && BIT_GENERATOR.objection(Arguments.first(arguments)) == null)
                    && (items.isEmpty() || items.get(0).kind() != Kind.UNKNOWN);
            return fits ? null : "with another constructor than NumPy's own";
        }
    },

    /** {@code _ufunc_reconstruct(module, name)}: an import in itself. */
    UFUNC {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 2
                    && UFUNC_MODULES.contains(String.valueOf(items.get(0).text()))
                    && AllowList.isReference(
                            "numpy", String.valueOf(items.get(1).text()));
            return fits ? null : "for something that is no known ufunc of NumPy";
        }
    },

    /** {@code _new_Index(class, data)} of pandas. */
    INDEX {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 2
                    && Arguments.isClass(items.get(0))
                    && String.valueOf(items.get(0).module()).startsWith("pandas")
                    && String.valueOf(items.get(0).name()).endsWith("Index")
                    && items.get(1).kind() == Kind.DICT
                    && items.get(1).isWhole()
                    && items.get(1).items().stream().allMatch(Arguments::isShallow)
                    && (items.get(1).get("data") == null
                            || Arguments.isFlat(items.get(1).get("data")));
            return fits ? null : "for something that is no index class of pandas";
        }
    },

    /** {@code _rebuild_from_type_v2(function, class, arguments, state)} of PyTorch: a call in itself. */
    REBUILD_FROM_TYPE {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() >= 3
                    && Arguments.isTorchRebuild(items.get(0))
                    && Arguments.isClass(items.get(1))
                    && items.get(2).kind() == Kind.TUPLE
                    && Arguments.isData(items.get(2))
                    && Arguments.isData(arguments, 3)
                    && (items.size() == 3 || !StateJudge.mayHook(items.get(3)));
            return fits ? null : "with another function than those that rebuild tensors";
        }
    },

    /** {@code _rebuild_parameter_with_state(data, requires grad, hooks, state)}: sets attributes one by one. */
    PARAMETER_STATE {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 4
                    && arguments.isWhole()
                    && Arguments.isData(arguments)
                    && !StateJudge.mayHook(items.get(3));
            return fits ? null : "with a state that may set what Python itself uses";
        }
    },

    /**
     * {@code _rebuild_device_tensor_from_numpy(data, type, device, ...)}: how PyTorch writes tensors of accelerators
     * without storages. Ordinary devices never need it, and there it copies what it is given, however often.
     */
    DEVICE_TENSOR {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
                    && items.size() >= 3
                    && Arguments.isData(arguments)
                    && items.get(0).kind() == Kind.INSTANCE
                    && DEVICES.matcher(String.valueOf(items.get(2).text())).matches();
            return fits ? null : "for a device whose tensors are written in another way";
        }
    },

    /** {@code Parameter(tensor, requires grad)}. */
    TENSOR {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = arguments.isWhole()
                    && items.stream()
                            .limit(1)
                            .allMatch(item -> item.kind() == Kind.INSTANCE || Arguments.isScalar(item))
                    && items.stream().skip(1).allMatch(Arguments::isScalar);
            return fits ? null : "with something other than a tensor";
        }
    },

    /** {@code numpy.core.multiarray.scalar(dtype, data)}: without data NumPy allocates what the type tells. */
    NUMPY_SCALAR {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            boolean fits = items.size() == 2
                    && arguments.isWhole()
                    && items.get(0).dtype() != null
                    && Arguments.isData(arguments)
                    && (items.get(0).dtype().hasObject()
                            || items.get(1).kind() == Kind.BYTES
                            || items.get(1).kind() == Kind.STR);
            return fits ? null : "with other arguments than (type, bytes)";
        }
    },

    /** {@code torch.storage._load_from_bytes}: a nested torch file, which must have been found clean. */
    TORCH_FILE {
        @Override
        String objection(PickleValue arguments) {
            List<PickleValue> items = arguments.items();
            Nested nested = items.size() == 1 ? BytesValue.nested(items.get(0)) : null;
            boolean fits = nested != null && nested.format().startsWith("pytorch") && nested.isClean(Severity.HIGH);
            return fits ? null : "with bytes that are no PyTorch file found clean";
        }
    };

    private static final Set<String> LATIN1_NAMES = Set.of("latin1", "latin-1", "iso-8859-1");
    private static final Set<String> TEXT_CODECS = Set.of("latin1", "latin-1", "iso-8859-1", "ascii", "utf-8", "utf8");
    private static final Pattern DEVICES = Pattern.compile("(xla|hpu|maia|ort|mtia|privateuseone|meta)(:[0-9]{1,4})?");
    private static final Set<String> UFUNC_MODULES =
            Set.of("numpy", "numpy.core._multiarray_umath", "numpy._core._multiarray_umath", "numpy.core.umath");

    /** Why a call with these arguments is not allowed, to follow "calls X ..."; null if it is. */
    @CheckForNull
    abstract String objection(PickleValue arguments);

    /** What an allowed call gives. */
    PickleValue result(GlobalValue called, PickleValue arguments) {
        return Instance.of(called);
    }
}
