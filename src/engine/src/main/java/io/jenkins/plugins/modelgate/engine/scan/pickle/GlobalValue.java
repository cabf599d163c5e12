package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** An imported name with what it may be used for; one object per name and pickle. */
final class GlobalValue extends PickleValue {
    private final String module;
    private final String name;
    private final Allowed allowed;
    private final Instance stub;

    /** @param allowed what the allow list says, null if the name is not on it */
    GlobalValue(String module, String name, @CheckForNull Allowed allowed) {
        this.module = module;
        this.name = name;
        this.allowed = allowed;
        this.stub = Instance.forgotten(this);
    }

    @Override
    public Kind kind() {
        return Kind.GLOBAL;
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public String name() {
        return name;
    }

    @CheckForNull
    Allowed allowed() {
        return allowed;
    }

    /** The one instance that stands for all instances about which nothing is remembered. */
    Instance forgottenInstance() {
        return stub;
    }

    @Override
    PickleValue stub() {
        return this;
    }
}
