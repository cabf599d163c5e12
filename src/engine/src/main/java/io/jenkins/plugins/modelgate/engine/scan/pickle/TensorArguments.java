package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Arguments of names of PyTorch. */
final class TensorArguments {
    private static final Pattern DEVICES = Pattern.compile("(xla|hpu|maia|ort|mtia|privateuseone|meta)(:[0-9]{1,4})?");

    private TensorArguments() {}

    /** {@code _rebuild_from_type_v2(function, class, arguments, state)} of PyTorch: a call in itself. */
    static boolean rebuildFromType(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() >= 3
                && Arguments.isTorchRebuild(items.get(0))
                && Arguments.isClass(items.get(1))
                && items.get(2).kind() == Kind.TUPLE
                && Arguments.isData(items.get(2))
                && Arguments.isData(arguments, 3)
                && (items.size() == 3 || !StateJudge.mayHook(items.get(3)));
    }

    /** {@code _rebuild_parameter_with_state(data, requires grad, hooks, state)}: sets attributes one by one. */
    static boolean parameterState(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return items.size() == 4
                && arguments.isWhole()
                && Arguments.isData(arguments)
                && !StateJudge.mayHook(items.get(3));
    }

    /**
     * {@code _rebuild_device_tensor_from_numpy(data, type, device, ...)}: how PyTorch writes tensors of accelerators
     * without storages. Ordinary devices never need it, and there it copies what it is given, however often.
     */
    static boolean deviceTensor(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && items.size() >= 3
                && Arguments.isData(arguments)
                && items.get(0).kind() == Kind.INSTANCE
                && DEVICES.matcher(String.valueOf(items.get(2).text())).matches();
    }

    /** {@code Parameter(tensor, requires grad)}. */
    static boolean tensor(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        return arguments.isWhole()
                && items.stream().limit(1).allMatch(item -> item.kind() == Kind.INSTANCE || Arguments.isScalar(item))
                && items.stream().skip(1).allMatch(Arguments::isScalar);
    }

    /** {@code torch.storage._load_from_bytes}: a nested torch file, which must have been found clean. */
    static boolean torchFile(PickleValue arguments) {
        List<PickleValue> items = arguments.items();
        Nested nested = items.size() == 1 ? BytesValue.nested(items.get(0)) : null;
        return nested != null && nested.format().startsWith("pytorch") && nested.isClean(Severity.HIGH);
    }
}
