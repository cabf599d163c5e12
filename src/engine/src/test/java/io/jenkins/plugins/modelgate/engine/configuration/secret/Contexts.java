package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.Locale;

/** Files in which values stand. */
final class Contexts {
    private static final int FORMS = 19;

    private Contexts() {}

    /** A name and its value in one of many kinds of file. */
    static Sample named(Dice d, String kind, String name, String value, boolean planted) {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        int form = d.below(FORMS);
        String encoded = d.base64(value);
        boolean kubernetes = form == 9 && value.length() >= 6;
        String text = switch (form) {
            case 0 -> ".env\n" + "DEBUG=false\n" + upper + "=" + value + "\nPORT=8080\n";
            case 1 ->
                "config.yaml\n" + "service:\n  host: db.internal\n  " + name + ": \"" + value + "\"\n  port: 5432\n";
            case 2 ->
                "config.json\n" + "{\n  \"retries\": 3,\n  \"" + name + "\": \"" + value
                        + "\",\n  \"debug\": true\n}\n";
            case 3 -> "application.properties\n" + "server.port=8080\n" + name + "=" + value + "\n";
            case 4 -> "Dockerfile\n" + "FROM python:3.12\nENV " + upper + "=" + value + "\nRUN pip install torch\n";
            case 5 -> "Dockerfile\n" + "FROM python:3.12\nENV " + upper + " " + value + "\nCOPY . /app\n";
            case 6 -> "Jenkinsfile\n" + "pipeline {\n  environment {\n    " + upper + " = '" + value + "'\n  }\n}\n";
            case 7 -> "train.py\n" + "import os\nos.environ[\"" + upper + "\"] = \"" + value + "\"\nmodel.fit()\n";
            case 8 -> "deploy.sh\n" + "#!/bin/sh\nset -e\nexport " + upper + "='" + value + "'\n./serve\n";
            case 9 ->
                kubernetes
                        ? "secret.yaml\n" + "apiVersion: v1\nkind: Secret\ndata:\n  " + name + ": " + encoded + "\n"
                        : "secret.yaml\n" + "kind: Secret\nstringData:\n  " + name + ": " + value + "\n";
            case 10 ->
                "deployment.yaml\n" + "        env:\n        - name: " + upper + "\n          value: \"" + value
                        + "\"\n";
            case 11 ->
                "notebook.ipynb\n" + "{\"cells\": [{\"source\": [\n    \"%env " + upper + "=" + value + "\\n\",\n    \""
                        + name.replace('-', '_').replace('.', '_') + " = \\\"" + value + "\\\"\\n\"\n]}]}\n";
            case 12 ->
                "settings.py\n" + name.replace('-', '_').replace('.', '_') + ": str = '" + value + "'  # production\n";
            case 13 ->
                "run.sh\n" + "serve --port 80 --" + name.replace('_', '-') + " '" + value + "' \\\n  --verbose\n";
            case 14 ->
                "settings.xml\n" + "<server>\n  <id>main</id>\n  <" + name + ">" + value + "</" + name
                        + ">\n</server>\n";
            case 15 ->
                "config.toml\n" + "[tracking]\nuri = \"https://mlflow\"\n" + name.replace('.', '_') + " = \"" + value
                        + "\"\n";
            case 16 ->
                "client.js\n" + "const client = new Client({ region: 'eu', " + name.replaceAll("[-.]", "_") + ": '"
                        + value + "' });\n";
            case 17 -> "notes.md\n" + "Run it with `export " + upper + "=" + value + "` first.\n";
            default -> "job.groovy\n" + "withEnv([\"" + upper + "=" + value + "\"]) { sh 'make' }\n";
        };
        int line = text.indexOf('\n');
        String file = text.substring(0, line);
        String expected = !planted ? "" : kubernetes ? encoded : value;
        return new Sample(file, text.substring(line + 1), kind, expected);
    }
}
