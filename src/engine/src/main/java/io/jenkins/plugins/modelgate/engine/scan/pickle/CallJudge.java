package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;

/** Judges what a pickle does with what it imported: calls, instances, state and items. */
final class CallJudge {
    /** Findings of one pickle that tell what a dangerous name is called with. */
    private static final int MAX_CALLS_TOLD = 20;

    private final Inspection inspection;
    private final Cursor cursor;
    private final Allowance allowance;
    private int told;
    private int toldOutOfProportion;

    CallJudge(Inspection inspection, Cursor cursor, Allowance allowance) {
        this.allowance = allowance;
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
        if (allowed.rule() == ArgumentRule.NEW_OBJECT) {
            return arguments.isWhole() && !arguments.items().isEmpty()
                    ? make(arguments.items().get(0), Arguments.rest(arguments), null)
                    : refused(global, "calls ", "with arguments of unknown shape");
        }
        String objection = arguments.kind() == Kind.TUPLE
                ? allowed.rule().objection(arguments)
                : "with arguments of unknown shape";
        if (objection != null && allowed.use() != Use.ANY) {
            return refused(global, "calls ", objection);
        }
        charge(global, arguments);
        return allowed.rule().result(global, arguments);
    }

    /** What a call copies of its arguments must stay in proportion. */
    private void charge(GlobalValue global, PickleValue arguments) {
        if (!allowance.covers(arguments)) {
            outOfProportion("calls " + name(global) + " again and again with what it has in its memo");
        }
    }

    /** Reports that the loader would take memory or time that the pickle does not account for. */
    void outOfProportion(String what) {
        if (toldOutOfProportion++ < MAX_CALLS_TOLD) {
            inspection.report(PickleRules.OUT_OF_PROPORTION, cursor.offset(), what);
        }
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
        charge(global, arguments);
        if (allowed.use() == Use.NEW && (keywords != null || !arguments.items().isEmpty() || !isEmpty(arguments))) {
            // Constructors in __new__ were not judged: the class is known to be harmless when it is made bare.
            return refused(global, "makes an instance of ", "with arguments");
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

    private static boolean isEmpty(PickleValue arguments) {
        return arguments.kind() == Kind.TUPLE && arguments.isWhole();
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
        String module = String.valueOf(target.module());
        if (module.equals("collections") || module.equals("builtins")) {
            return; // their attributes are no items
        }
        for (int i = start; i + 1 < end; i += 2) {
            String key = values[i].text();
            if (values[i].isHook() && !values[i + 1].kind().isData()) {
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

    static Use use(Instance instance) {
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
}
