package io.jenkins.plugins.modelgate.engine.scan.keras;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashSet;
import java.util.Set;

/** What counts of one JSON object, or array, while it is open. Everything in it is looked at by itself. */
final class KerasObject {
    /** Keys under which older releases keep the code of a lambda as a list of code, defaults and closure. */
    private static final Set<String> CODE = Set.of("function", "output_shape", "mask", "fn", "call_fn");

    private final KerasObject parent;
    private final String via;
    private final boolean array;
    private final Set<String> seen = new HashSet<>();
    private String key = "";
    private int count;
    private boolean firstIsText;
    private boolean config;
    private String className;
    private String module;
    private String registeredName;
    private String configText;
    private String specName;
    private String function;

    /** @param via key of the parent under which it stands, or that of the array around it */
    KerasObject(@CheckForNull KerasObject parent, boolean array) {
        this.parent = parent;
        this.via = parent == null ? "" : parent.array ? parent.via : parent.key;
        this.array = array;
    }

    @CheckForNull
    KerasObject parent() {
        return parent;
    }

    boolean isArray() {
        return array;
    }

    String key() {
        return array ? via : key;
    }

    /** Enters the value of a key; returns whether a key that counts occurs again. */
    boolean key(String name) {
        key = name;
        config |= name.equals("config");
        return counts(name) && !seen.add(name);
    }

    /** A value of an array. */
    void element(boolean text) {
        if (array && count++ == 0) {
            firstIsText = text;
        }
    }

    /** Whether the text under this key is needed. */
    boolean needsText() {
        return !array && (counts(key) || key.endsWith("_type") || key.equals("vocabulary"));
    }

    private static boolean counts(String name) {
        return switch (name) {
            case "class_name", "module", "registered_name", "config", "spec_name", "function" -> true;
            default -> false;
        };
    }

    void text(String value) {
        switch (key) {
            case "class_name" -> className = value;
            case "module" -> module = value;
            case "registered_name" -> registeredName = value;
            case "config" -> configText = value;
            case "spec_name" -> specName = value;
            case "function" -> {
                KerasObject layer = owner();
                if (layer != null) {
                    layer.function = value;
                }
            }
            default -> {
                // judged where it stands
            }
        }
    }

    /** Whether this array is the list of code, defaults and closure that older releases write for a lambda. */
    boolean isCode() {
        boolean tuple = via.equals("items") && parent != null && CODE.contains(parent.via);
        return array && count == 3 && firstIsText && (tuple || CODE.contains(via));
    }

    /** Whether Keras would make an object of it. */
    boolean isObject() {
        return className != null && config;
    }

    @CheckForNull
    private KerasObject owner() {
        return via.equals("config") && parent != null && !parent.array ? parent : null;
    }

    @CheckForNull
    String className() {
        return className;
    }

    @CheckForNull
    String module() {
        return module;
    }

    @CheckForNull
    String registeredName() {
        return registeredName;
    }

    @CheckForNull
    String configText() {
        return configText;
    }

    @CheckForNull
    String specName() {
        return specName;
    }

    /** Function that a layer's configuration names, or null. */
    @CheckForNull
    String calledFunction() {
        return function;
    }
}
