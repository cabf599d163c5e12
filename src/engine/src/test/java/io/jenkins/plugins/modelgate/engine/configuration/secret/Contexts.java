package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.List;
import java.util.Locale;

/** Files in which values stand. */
final class Contexts {
    /** Makes a file: its name, a line feed and its text. */
    private interface Place {
        String file(Dice d, Given given);
    }

    /**
     * A name and its value.
     *
     * @param planted whether the value must reach a program as it is; a look-alike stands as its author wrote it
     */
    private record Given(String name, String value, boolean planted) {
        String upper() {
            return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }

        String identifier() {
            return name.replaceAll("[-.]", "_");
        }

        String dotenv() {
            return planted ? Quoting.dotenv(value) : value;
        }

        String yaml(Dice d) {
            return planted ? Quoting.yaml(d, value) : d.one(value, quoted());
        }

        String json() {
            return planted ? Quoting.json(value) : quoted();
        }

        String single() {
            return planted ? Quoting.single(value) : "'" + value + "'";
        }

        String shell() {
            return planted ? Quoting.shell(value) : quoted();
        }

        String docker() {
            return planted ? Quoting.docker(value) : value;
        }

        /** {@code NAME=value} as a string of Groovy. */
        String assigned() {
            return planted ? Quoting.single(upper() + "=" + value) : '"' + upper() + "=" + value + '"';
        }

        private String quoted() {
            return '"' + value + '"';
        }
    }

    private static final List<Place> PLACES = List.of(
            (d, g) -> ".env\nDEBUG=false\n" + g.upper() + "=" + g.dotenv() + "\nPORT=8080\n",
            (d, g) -> "config.yaml\nservice:\n  host: db.internal\n  " + g.name + ": " + g.yaml(d) + "\n  port: 5432\n",
            (d, g) -> "config.json\n{\n  \"retries\": 3,\n  \"" + g.name + "\": " + g.json()
                    + ",\n  \"debug\": true\n}\n",
            (d, g) -> "application.properties\nserver.port=8080\n" + g.name + "="
                    + (g.planted ? Quoting.properties(g.value) : g.value) + "\n",
            (d, g) -> "Dockerfile\nFROM python:3.12\nENV " + g.upper() + "=" + g.docker() + "\nRUN pip install torch\n",
            (d, g) -> "Dockerfile\nFROM python:3.12\nENV " + g.upper() + " " + g.docker() + "\nCOPY . /app\n",
            (d, g) -> "Jenkinsfile\npipeline {\n  environment {\n    " + g.upper() + " = " + g.single() + "\n  }\n}\n",
            (d, g) -> "train.py\nimport os\nos.environ[\"" + g.upper() + "\"] = " + g.single() + "\nmodel.fit()\n",
            (d, g) -> "deploy.sh\n#!/bin/sh\nset -e\nexport " + g.upper() + "=" + g.shell() + "\n./serve\n",
            (d, g) -> "secret.yaml\nkind: Secret\nstringData:\n  " + g.name + ": " + g.yaml(d) + "\n",
            (d, g) -> "deployment.yaml\n        env:\n        - name: " + g.upper() + "\n          value: " + g.yaml(d)
                    + "\n",
            (d, g) -> "notebook.ipynb\n{\"cells\": [{\"source\": [\n    "
                    + Quoting.json(d.one("%env " + g.upper() + "=" + g.value, g.identifier() + " = " + g.json()))
                    + "\n]}]}\n",
            (d, g) -> "settings.py\n" + g.identifier() + ": str = " + g.single() + "  # production\n",
            (d, g) -> "run.sh\nserve --port 80 --" + g.name.replace('_', '-') + " " + g.shell() + " \\\n  --verbose\n",
            (d, g) -> "settings.xml\n<server>\n  <id>main</id>\n  <" + g.name + ">"
                    + (g.planted ? Quoting.xml(g.value) : g.value) + "</" + g.name + ">\n</server>\n",
            (d, g) -> "config.toml\n[tracking]\nuri = \"https://mlflow\"\n" + g.identifier() + " = " + g.json() + "\n",
            (d, g) -> "client.js\nconst client = new Client({ region: 'eu', " + g.identifier() + ": " + g.single()
                    + " });\n",
            (d, g) -> "notes.md\nRun it with `export " + g.upper() + "=" + g.shell() + "` first.\n",
            (d, g) -> "job.groovy\nwithEnv([" + g.assigned() + "]) { sh 'make' }\n",
            // A command behind the value, an option before it.
            (d, g) -> "dump.sh\nset -eu\n" + g.upper() + "=" + g.shell() + " psql -h db -U ml shop\n",
            (d, g) -> "crontab\n5 4 * * * " + g.upper() + "=" + g.shell() + " python train.py --epochs 3\n",
            (d, g) -> "load.sh\nmysql --user=ml --" + g.name.replace('_', '-') + "=" + g.shell() + " shop < dump.sql\n",
            (d, g) -> "release.sh\nmlctl --" + g.name.replace('_', '-') + " " + g.shell() + " deploy model\n",
            (d, g) -> "start.sh\ndocker run -d -e " + g.upper() + "=" + g.shell() + " registry.internal/serve:1.4\n",
            (d, g) -> "Dockerfile\nFROM python:3.12\nRUN " + g.upper() + "=" + g.shell() + " python fetch.py\n",
            (d, g) -> "Jenkinsfile\nnode {\n  sh '''\n    " + g.upper() + "=" + g.shell() + " make test\n  '''\n}\n",
            // What YAML and JSON allow between a name and its value.
            (d, g) -> "values.yaml\ndb:\n  " + g.name + ": &pw " + g.yaml(d) + "\nreplica:\n  " + g.name + ": *pw\n",
            (d, g) -> "values.yml\ndb:\n  " + g.name + ": !!str " + g.yaml(d) + "\n  port: 5432\n",
            (d, g) -> "settings.json\n{\n  \"" + g.name + "\":\n    " + g.json() + "\n}\n",
            (d, g) -> "values.yaml\ndb:\n  " + g.name + ":\n    " + g.yaml(d) + "\n  port: 5432\n",
            (d, g) -> "compose.yaml\nservices:\n  db:\n    environment:\n      - "
                    + Quoting.yaml(d, g.upper() + "=" + g.value) + "\n      - TZ=UTC\n",
            (d, g) -> "service.ini\n[database]\nuser = ml\n" + g.name + " = " + g.value + "\nport = 5432\n",
            (d, g) -> "Pool.java\n  pool.set" + camel(g.name) + "(" + g.json() + ");\n",
            (d, g) ->
                    "serve.service\n[Service]\nEnvironment=" + Quoting.json(g.upper() + "=" + g.value) + "\nUser=ml\n");

    private Contexts() {}

    /** A name and its value in one of many kinds of file. */
    static Sample named(Dice d, String kind, String name, String value, boolean planted) {
        int form = d.below(PLACES.size() + 1);
        String encoded = d.base64(value);
        boolean kubernetes = form == PLACES.size() && value.length() >= 6;
        String text = kubernetes
                ? "secret.yaml\napiVersion: v1\nkind: Secret\ndata:\n  " + name + ": " + encoded + "\n"
                : PLACES.get(form % PLACES.size()).file(d, new Given(name, value, planted));
        int line = text.indexOf('\n');
        String file = text.substring(0, line);
        String rest = text.substring(line + 1);
        return new Sample(file, rest, kind, planted ? found(rest, kubernetes ? encoded : value) : "");
    }

    /** The value as it stands in the text: with the escapes of its place. */
    private static String found(String text, String value) {
        String json = inner(Quoting.json(value));
        for (String form : List.of(
                value,
                inner(Quoting.single(value)),
                json,
                inner(Quoting.json(json)),
                Quoting.properties(value),
                Quoting.shell(value),
                Quoting.docker(value),
                Quoting.xml(value),
                value.replace("'", "''"))) {
            if (text.contains(form)) {
                return form;
            }
        }
        throw new IllegalStateException(value + " is not in " + text);
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String camel(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : KeyName.split(name)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }
}
