package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Which arguments an allowed name may be called with. The allow list names these in lower case with hyphens. */
enum ArgumentRule {
    /** Every argument is judged on its own already and the callee does no more than keep them. */
    ANY(arguments -> true, "in an unexpected way"),

    /** Data and class names only, no functions: for callees that would call what they get. */
    DATA(Arguments::isData, "with something that can be called"),

    /** As {@link #DATA}, and no list of lists, which pandas makes an array of that may be far larger. */
    FLAT(ArrayArguments::flat, "with something that can be called, or with lists of lists"),

    /** Nothing at all. */
    EMPTY(PythonArguments::empty, "with arguments"),

    /** Numbers and short texts. */
    SCALAR(PythonArguments::scalar, "with something other than numbers and short texts"),

    /** {@code bytes} and its like: a number would be the size of what is allocated. */
    BUFFER(
            PythonArguments::buffer,
            "with something other than bytes or a text in latin-1 or UTF-8",
            PythonArguments::bufferResult),

    /** {@code Fraction('1/3')}, {@code Fraction(1, 3)}: an exponent in the text would be computed in full. */
    FRACTION(PythonArguments::fraction, "with something other than numerator and denominator"),

    /** {@code copyreg.__newobj__(class, ...)}: judged as NEWOBJ. */
    NEW_OBJECT(arguments -> false, "in an unexpected way"),

    /** Plain data only, no instances: for built-ins that iterate over or convert what they get. */
    PLAIN(Arguments::isPlain, "with something other than plain data"),

    /** {@code _codecs.encode}: how protocols 0 to 2 write bytes. Other codecs run code of their own. */
    LATIN1(PythonArguments::latin1, "with other arguments than (str, 'latin1')", PythonArguments::latin1Result),

    /** {@code copyreg._reconstructor(class, base, state)}. */
    RECONSTRUCTOR(
            PythonArguments::reconstructor,
            "with other arguments than (allowed class, built-in base, data)",
            ArgumentRule::instanceOfFirst),

    /** {@code newObj(class)} and Cython's {@code __pyx_unpickle_X(class, ...)}. */
    CLASS_FIRST(PythonArguments::classFirst, "for a class that is not allowed here", ArgumentRule::instanceOfFirst),

    /** {@code collections.defaultdict(factory)}: the factory is called for every missing key. */
    FACTORY(PythonArguments::factory, "with a factory that is no plain type"),

    /** {@code type(None)} and its like: one argument asks, three would make a class. */
    TYPE_OF(PythonArguments::typeOf, "to make a class"),

    /** {@code _reconstruct(array class, shape, type code)}. */
    RECONSTRUCT_ARRAY(ArrayArguments::reconstructArray, "with other arguments than (array class, (0,), type code)"),

    /** {@code _mareconstruct(array class, base class, shape, type code)}. */
    RECONSTRUCT_MASKED(
            ArrayArguments::reconstructMasked, "with other arguments than (array class, base class, (0,), type code)"),

    /** {@code numpy.dtype}: it tells how many raw bytes follow in joblib files. */
    DTYPE(
            ArrayArguments::dtype,
            "with something other than a type or its code",
            (called, arguments) -> Instance.of(called, DtypeFacts.of(arguments))),

    /** {@code __bit_generator_ctor(name or class)}. */
    BIT_GENERATOR(ArrayArguments::bitGenerator, "for something that is no bit generator of NumPy"),

    /** {@code __randomstate_ctor} and {@code __generator_ctor}: they call their second argument with the first. */
    RANDOM(ArrayArguments::random, "with another constructor than NumPy's own"),

    /** {@code _ufunc_reconstruct(module, name)}: an import in itself. */
    UFUNC(ArrayArguments::ufunc, "for something that is no known ufunc of NumPy"),

    /** {@code _new_Index(class, data)} of pandas. */
    INDEX(ArrayArguments::index, "for something that is no index class of pandas"),

    /** {@code _rebuild_from_type_v2(function, class, arguments, state)} of PyTorch: a call in itself. */
    REBUILD_FROM_TYPE(TensorArguments::rebuildFromType, "with another function than those that rebuild tensors"),

    /** {@code _rebuild_parameter_with_state(data, requires grad, hooks, state)}: sets attributes one by one. */
    PARAMETER_STATE(TensorArguments::parameterState, "with a state that may set what Python itself uses"),

    /**
     * {@code _rebuild_device_tensor_from_numpy(data, type, device, ...)}: how PyTorch writes tensors of accelerators
     * without storages. Ordinary devices never need it, and there it copies what it is given, however often.
     */
    DEVICE_TENSOR(TensorArguments::deviceTensor, "for a device whose tensors are written in another way"),

    /** {@code Parameter(tensor, requires grad)}. */
    TENSOR(TensorArguments::tensor, "with something other than a tensor"),

    /** {@code numpy.core.multiarray.scalar(dtype, data)}: without data NumPy allocates what the type tells. */
    NUMPY_SCALAR(ArrayArguments::numpyScalar, "with other arguments than (type, bytes)"),

    /** {@code torch.storage._load_from_bytes}: a nested torch file, which must have been found clean. */
    TORCH_FILE(TensorArguments::torchFile, "with bytes that are no PyTorch file found clean");

    private final Predicate<PickleValue> fits;
    private final String objection;
    private final BiFunction<GlobalValue, PickleValue, PickleValue> result;

    ArgumentRule(Predicate<PickleValue> fits, String objection) {
        this(fits, objection, (called, arguments) -> Instance.of(called));
    }

    ArgumentRule(
            Predicate<PickleValue> fits, String objection, BiFunction<GlobalValue, PickleValue, PickleValue> result) {
        this.fits = fits;
        this.objection = objection;
        this.result = result;
    }

    private static PickleValue instanceOfFirst(GlobalValue called, PickleValue arguments) {
        return Instance.of((GlobalValue) arguments.items().get(0));
    }

    /** Why a call with these arguments is not allowed, to follow "calls X ..."; null if it is. */
    @CheckForNull
    String objection(PickleValue arguments) {
        return fits.test(arguments) ? null : objection;
    }

    /** What an allowed call gives. */
    PickleValue result(GlobalValue called, PickleValue arguments) {
        return result.apply(called, arguments);
    }
}
