package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/** Judges what a pickle does with what it imported: calls, instances, state and items. */
final class CallJudge {
    /** Findings of one pickle that tell what a dangerous name is called with. */
    private static final int MAX_CALLS_TOLD = 20;

    private final Inspection inspection;
    private final Cursor cursor;
    private int told;

    CallJudge(Inspection inspection, Cursor cursor) {
        this.inspection = inspection;
        this.cursor = cursor;
    }

    /** {@code callable(*arguments)}. */
    PickleValue call(PickleValue callable, PickleValue arguments) throws MalformedException {
        if (!(callable instanceof GlobalValue global)) {
            return notAName(callable, "calls");
        }
        Allowed allowed = global.allowed();
        if (allowed == null) {
            return denied(global, arguments);
        }
        if (!allowed.use().isCallable()) {
            return refused(global, "calls ", "which may only be " + (allowed.use() == Use.NEW ? "made" : "referenced"));
        }
        String objection = arguments.kind() == Kind.TUPLE
                ? allowed.rule().objection(arguments)
                : "with arguments of unknown shape";
        if (objection != null && allowed.use() != Use.ANY) {
            return refused(global, "calls ", objection);
        }
        return allowed.rule().result(global, arguments);
    }

    /** {@code cls.__new__(cls, *arguments)}. */
    PickleValue make(PickleValue cls, PickleValue arguments, @CheckForNull PickleValue keywords)
            throws MalformedException {
        if (!(cls instanceof GlobalValue global)) {
            return notAName(cls, "makes an instance of");
        }
        Allowed allowed = global.allowed();
        if (allowed == null) {
            return denied(global, arguments);
        }
        if (!allowed.use().isClass()) {
            return refused(global, "makes an instance of ", "which may not be made this way");
        }
        if (allowed.use() != Use.NEW && allowed.use() != Use.ANY) {
            String objection = arguments.kind() == Kind.TUPLE && keywords == null
                    ? allowed.rule().objection(arguments)
                    : arguments.kind() == Kind.TUPLE && allowed.rule() == ArgumentRule.ANY
                            ? null
                            : "with arguments of unknown shape";
            if (objection != null) {
                return refused(global, "makes an instance of ", objection);
            }
            return allowed.rule().result(global, arguments);
        }
        return Instance.of(global);
    }

    /** INST and OBJ: without arguments a class is made, not called. */
    PickleValue instantiate(PickleValue cls, PickleValue arguments) throws MalformedException {
        boolean plain = cls instanceof GlobalValue global
                && global.allowed() != null
                && global.allowed().use() == Use.NEW
                && arguments.items().isEmpty()
                && arguments.isWhole();
        return plain ? make(cls, arguments, null) : call(cls, arguments);
    }

    /** APPEND, APPENDS: {@code target.append} or {@code target.extend}. */
    void append(PickleValue target, boolean any) throws MalformedException {
        boolean takes = target.kind() == Kind.LIST || target.kind() == Kind.BYTEARRAY;
        items(target, takes || !any, Use.LIST, "appends to");
    }

    /** SETITEM, SETITEMS: {@code target[key] = value}. */
    void setItems(PickleValue target, boolean any) throws MalformedException {
        boolean takes = target.kind() == Kind.DICT || target.kind() == Kind.LIST || target.kind() == Kind.BYTEARRAY;
        if (any) {
            items(target, takes, Use.DICT, "sets items of");
        }
    }

    /** ADDITEMS: {@code target.update} or {@code target.add}. */
    void addItems(PickleValue target, boolean any) throws MalformedException {
        items(target, target.kind() == Kind.SET || !any, Use.SET, "adds to");
    }

    private void items(PickleValue target, boolean taken, Use use, String does) throws MalformedException {
        if (target.kind().isData()) {
            if (!taken) {
                throw cursor.damaged(does + " a " + target.kind());
            }
        } else if (target.kind() != Kind.UNKNOWN && !isMadeFor(target, use)) {
            inspection.report(
                    PickleRules.UNSAFE_CALL,
                    cursor.offset(),
                    does + " " + name(target) + ", which runs a method that is not known to be harmless");
        }
    }

    /** Keys of a dict that may look attributes up among its items: none may be a method that the unpickler calls. */
    void keys(PickleValue target, PickleValue[] values, int start, int end) {
        for (int i = start; i + 1 < end; i += 2) {
            String key = values[i].text();
            boolean hook = key == null ? !values[i].kind().isData() : key.startsWith("__");
            if (hook && !values[i + 1].kind().isData()) {
                inspection.report(
                        PickleRules.UNSAFE_CALL,
                        cursor.offset(),
                        "sets " + (key == null ? "a computed name" : SafeText.quote(key)) + " of " + name(target)
                                + " to " + name(values[i + 1]));
                return;
            }
        }
    }

    private static boolean isMadeFor(PickleValue target, Use use) {
        return target instanceof Instance instance && (use(instance) == use || use(instance) == Use.ANY);
    }

    private static Use use(Instance instance) {
        return instance.made().allowed().use();
    }

    private PickleValue notAName(PickleValue callable, String does) throws MalformedException {
        if (callable.kind().isData()) {
            throw cursor.damaged(does + " a " + callable.kind());
        }
        inspection.incomplete(
                PickleRules.UNRESOLVED_GLOBAL,
                cursor.offset(),
                does + " " + name(callable) + ": what that is cannot be told before it happens");
        return Constants.UNKNOWN;
    }

    private PickleValue denied(GlobalValue global, PickleValue arguments) {
        String reason = DangerList.reason(global.module(), global.name());
        if (reason != null && told++ < MAX_CALLS_TOLD) {
            inspection.report(
                    PickleRules.UNSAFE_GLOBAL,
                    cursor.offset(),
                    "calls " + name(global) + " with " + Rendering.of(arguments) + ": " + reason);
        }
        return Constants.UNKNOWN;
    }

    private PickleValue refused(GlobalValue global, String does, String why) {
        inspection.report(PickleRules.UNSAFE_CALL, cursor.offset(), does + name(global) + " " + why);
        return Constants.UNKNOWN;
    }

    static String name(PickleValue value) {
        if (value.kind() == Kind.GLOBAL) {
            return SafeText.of(value.module()) + "." + SafeText.of(value.name());
        }
        if (value.kind() == Kind.INSTANCE && value.module() != null) {
            return "a result of " + SafeText.of(value.module()) + "." + SafeText.of(value.name());
        }
        return value.kind().isData() ? "a " + value.kind() : "the result of a call";
    }

    /** BUILD: {@code instance.__setstate__(state)}, or attributes set one by one. */
    void build(PickleValue target, PickleValue state) {
        if (target.kind() == Kind.GLOBAL) {
            inspection.report(
                    PickleRules.UNSAFE_CALL,
                    cursor.offset(),
                    "sets attributes of " + name(target) + " itself, which changes the program that loads the file");
            return;
        }
        if (target == Constants.PERSISTENT) {
            refusedState(target, "that its loader does not expect");
        }
        if (!(target instanceof Instance instance) || use(instance) == Use.ANY) {
            return; // plain data takes an empty state without a word and any other with an error
        }
        if (instance.isForgotten()) {
            inspection.incomplete(
                    PickleRules.UNSAFE_CALL,
                    cursor.offset(),
                    "gives a state to " + name(target) + " so long after making it that it was forgotten");
            return;
        }
        if (instance.isBuilt()) {
            // The first state may have brought the method that the second one calls.
            refusedState(target, "for the second time");
        }
        judgeState(target, state);
        String objection = instance.dtype() == null ? null : instance.dtype().objection(state);
        if (objection != null) {
            refusedState(target, objection);
        }
        instance.build(state);
    }

    private void judgeState(PickleValue target, PickleValue state) {
        if (!state.kind().isData() && !isState(state)) {
            refusedState(target, "that is no data but " + name(state));
            return;
        }
        List<PickleValue> parts = state.items();
        if (state.kind() == Kind.TUPLE && parts.size() == 2 && state.isWhole()) {
            PickleValue slots = parts.get(1);
            for (int i = 0; slots.kind() == Kind.DICT && i < slots.items().size(); i += 2) {
                String slot = slots.items().get(i).text();
                if (slot == null || slot.startsWith("__")) {
                    refusedState(target, "that sets " + (slot == null ? "a computed name" : SafeText.quote(slot)));
                    return;
                }
            }
        }
    }

    /** States that are objects: an ordered dict or an array, never something that could be called instead. */
    private static boolean isState(PickleValue state) {
        if (!(state instanceof Instance instance)) {
            return state.kind() == Kind.UNKNOWN;
        }
        Use use = use(instance);
        return use == Use.DICT || use == Use.LIST || use == Use.FUNCTION || use == Use.ANY;
    }

    private void refusedState(PickleValue target, String why) {
        inspection.report(PickleRules.UNSAFE_CALL, cursor.offset(), "gives " + name(target) + " a state " + why);
    }
}
