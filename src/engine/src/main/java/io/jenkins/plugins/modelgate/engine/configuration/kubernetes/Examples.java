package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

/** Beginnings of examples. */
final class Examples {
    private Examples() {}

    /** A pod with one container; the given lines are the container's, from line 8. */
    static String container(String lines) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: serve}
            spec:
              containers:
              - name: serve
                image: registry.example/serve:1.4
            """ + lines.indent(4);
    }

    /** A pod with one container; the given lines are the pod's, from line 5. */
    static String pod(String lines) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: serve}
            spec:
            """ + lines.indent(2) + """
              containers:
              - {name: serve, image: "registry.example/serve:1.4"}
            """;
    }

    /** Any object; the given lines follow its name, from line 4. */
    static String object(String version, String kind, String lines) {
        return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {name: serve}\n" + lines;
    }
}
