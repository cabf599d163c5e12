package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** What calling or instantiating an allowed name gave. */
final class Instance extends PickleValue {
    private final GlobalValue made;
    private DtypeFacts dtype;
    private final boolean forgotten;
    private boolean built;
    private boolean plainly = true;
    private PickleValue state;

    private Instance(GlobalValue made, @CheckForNull DtypeFacts dtype, boolean forgotten) {
        this.made = made;
        this.dtype = dtype;
        this.forgotten = forgotten;
    }

    static Instance of(GlobalValue made) {
        return new Instance(made, null, false);
    }

    /** An instance of {@code numpy.dtype}. */
    static Instance of(GlobalValue made, DtypeFacts dtype) {
        return new Instance(made, dtype, false);
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

    /**
     * Whether its state was attributes of its own only, none by a name that Python itself uses. The state is asked again
     * each time: a class may have kept the dict, and the pickle may have filled it since.
     */
    boolean isBuiltPlainly() {
        return plainly && built && state != null && !StateJudge.mayHook(state);
    }

    /** Whether it is not known if it was built. */
    boolean isForgotten() {
        return forgotten;
    }

    void build(PickleValue state) {
        if (built || dtype != null) {
            plainly = false; // a third time needs no telling apart
        }
        built = true;
        this.state = dtype == null ? state : null;
        if (dtype != null) {
            dtype = dtype.with(state);
        }
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
    public DtypeFacts dtype() {
        return dtype;
    }

    @Override
    void prune(int depth) {
        if (state instanceof Container container) {
            container.empty();
        }
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
