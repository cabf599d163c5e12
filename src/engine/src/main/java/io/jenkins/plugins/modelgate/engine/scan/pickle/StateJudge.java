package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.Set;

/** Judges BUILD: the state that an object is given. */
final class StateJudge {
    /** Classes that are no dicts and have items all the same. */
    private static final Set<String> MAPPINGS =
            Set.of("UserDict", "ChainMap", "Series", "DataFrame", "ModuleDict", "ParameterDict", "BufferDict");

    private static final int MAX_LAYERS = 10_000;

    private final Inspection inspection;
    private final Cursor cursor;
    private final CallJudge calls;
    private final Allowance allowance;

    StateJudge(Inspection inspection, Cursor cursor, CallJudge calls, Allowance allowance) {
        this.inspection = inspection;
        this.cursor = cursor;
        this.calls = calls;
        this.allowance = allowance;
    }

    /** BUILD: {@code instance.__setstate__(state)}, or attributes set one by one. */
    void build(PickleValue target, PickleValue state) {
        if (target.kind() == Kind.GLOBAL) {
            inspection.report(
                    PickleRules.UNSAFE_CALL,
                    cursor.offset(),
                    "sets attributes of " + CallJudge.name(target)
                            + " itself, which changes the program that loads the file");
            return;
        }
        if (target == Constants.PERSISTENT) {
            refusedState(target, "that its loader does not expect");
        }
        if (!(target instanceof Instance instance) || CallJudge.use(instance) == Use.ANY) {
            return; // plain data takes an empty state without a word and any other with an error
        }
        if (instance.isForgotten()) {
            inspection.incomplete(
                    PickleRules.UNSAFE_CALL,
                    cursor.offset(),
                    "gives a state to " + CallJudge.name(target) + " so long after making it that it was forgotten");
            return;
        }
        if (instance.isBuilt() && !instance.isBuiltPlainly()) {
            // The first state may have brought the method that the second one calls.
            refusedState(target, "for the second time");
        }
        String objection = objection(instance, state);
        if (objection != null) {
            refusedState(target, objection);
        }
        if (!allowance.covers(state)) {
            calls.outOfProportion("gives " + CallJudge.name(target) + " again and again what it has in its memo");
        }
        instance.build(state);
    }

    /** What is wrong with a state, to follow "a state"; null if nothing is. */
    @CheckForNull
    private static String objection(Instance target, PickleValue state) {
        if (!state.kind().isData() && !isState(state)) {
            return "that is no data but " + CallJudge.name(state);
        }
        if (target.dtype() != null) {
            return target.dtype().objection(state);
        }
        if (ArrayState.isArray(target)) {
            return ArrayState.objection(state);
        }
        if (target.made().allowed().rule() == ArgumentRule.FACTORY) {
            return "that may set what it calls for missing keys";
        }
        Use use = CallJudge.use(target);
        if ((use == Use.LIST || use == Use.SET) && mayHook(state)) {
            // append, extend and add are looked up on the object itself.
            return "that may bring the method that the next opcode calls";
        }
        String layers = layers(target, state);
        return layers == null ? slots(state) : layers;
    }

    /** {@code (state, slots)}: the slots are set one by one, through properties and {@code __class__} alike. */
    @CheckForNull
    private static String slots(PickleValue state) {
        if (state.kind() != Kind.TUPLE || state.extent() > 2) {
            return null;
        }
        if (!state.isWhole()) {
            return "that was forgotten";
        }
        if (state.items().size() < 2) {
            return null;
        }
        PickleValue slots = state.items().get(1);
        boolean harmless =
                slots.kind() == Kind.DICT ? !mayHook(slots) : slots.kind().isData() || !hasItems(slots);
        return harmless ? null : "that sets attributes by computed names or by names that Python itself uses";
    }

    /** Whether Python would find names and values in it as in a dict. */
    private static boolean hasItems(PickleValue value) {
        if (!(value instanceof Instance instance)) {
            return true;
        }
        Use use = CallJudge.use(instance);
        return use == Use.DICT || use == Use.ANY || use == Use.NEW && MAPPINGS.contains(String.valueOf(value.name()));
    }

    /** Whether a state, or a part of it, may set an attribute by a name that Python itself uses. */
    static boolean mayHook(PickleValue state) {
        return switch (state.kind()) {
            case NONE, BOOL, INT, FLOAT, STR, BYTES, BYTEARRAY -> false;
            case DICT -> !(state instanceof Container dict) || dict.hasHooks();
            case TUPLE ->
                state.items().size() != 2
                        || !state.isWhole()
                        || state.items().stream().anyMatch(part -> part.kind() == Kind.TUPLE || mayHook(part));
            // Classes that call update() take lists of pairs, too.
            default -> true;
        };
    }

    /** {@code RNNBase.__setstate__} counts up to the number of layers. */
    @CheckForNull
    private static String layers(Instance target, PickleValue state) {
        boolean bounded = state.kind() == Kind.DICT && state.isWhole();
        PickleValue layers = bounded ? state.get("num_layers") : null;
        bounded &= layers == null || layers.size() >= 0 && layers.size() <= MAX_LAYERS;
        return bounded || !"torch.nn.modules.rnn".equals(target.module()) ? null : "without a bound of its layers";
    }

    /** States that are objects: an ordered dict or an array, never something that could be called instead. */
    private static boolean isState(PickleValue state) {
        if (!(state instanceof Instance instance)) {
            return state.kind() == Kind.UNKNOWN;
        }
        Use use = CallJudge.use(instance);
        return use == Use.DICT || use == Use.LIST || use == Use.FUNCTION || use == Use.ANY;
    }

    private void refusedState(PickleValue target, String why) {
        inspection.report(
                PickleRules.UNSAFE_CALL, cursor.offset(), "gives " + CallJudge.name(target) + " a state " + why);
    }
}
