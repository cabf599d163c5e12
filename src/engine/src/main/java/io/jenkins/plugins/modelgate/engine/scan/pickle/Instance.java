package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** What calling or instantiating an allowed name gave. */
final class Instance extends PickleValue {
    private final GlobalValue made;
    private final PickleValue arguments;
    private final boolean forgotten;
    private PickleValue state;
    private boolean built;

    private Instance(GlobalValue made, @CheckForNull PickleValue arguments, boolean forgotten) {
        this.made = made;
        this.arguments = arguments;
        this.forgotten = forgotten;
    }

    static Instance of(GlobalValue made, @CheckForNull PickleValue arguments) {
        return new Instance(made, arguments, false);
    }

    /** Stands for an instance about which no more is known than what made it. */
    static Instance forgotten(GlobalValue made) {
        return new Instance(made, null, true);
    }

    GlobalValue made() {
        return made;
    }

    /** Whether BUILD has given it a state before. */
    boolean isBuilt() {
        return built;
    }

    /** Whether it is not known if it was built. */
    boolean isForgotten() {
        return forgotten;
    }

    /** @param newState what to remember of it, null for nothing */
    void build(@CheckForNull PickleValue newState) {
        built = true;
        state = newState;
    }

    @Override
    public Kind kind() {
        return Kind.INSTANCE;
    }

    @Override
    public String module() {
        return made.module();
    }

    @Override
    public String name() {
        return made.name();
    }

    @Override
    public PickleValue arguments() {
        return arguments;
    }

    @Override
    public PickleValue state() {
        return state;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    PickleValue stub() {
        return made.forgottenInstance();
    }

    @Override
    int weight() {
        return 1;
    }
}
