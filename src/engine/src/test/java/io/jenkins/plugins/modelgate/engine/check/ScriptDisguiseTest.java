package io.jenkins.plugins.modelgate.engine.check;

import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.found;
import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.notSeen;
import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.seen;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** Ways to write a command so that a shell runs it and a careless reader does not see it, and the other way round. */
public class ScriptDisguiseTest {
    private static final String POD =
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: vllm/vllm-openai:v0.9\n";
    private static final String WALLS = "command/container-without-walls";
    private static final String REMOTE = "vllm/remote-code";
    private static final String PIPE = "command/pipe-to-shell";

    @Test
    public void scriptsAreReadAsAShellDoes() throws Exception {
        seen(
                "a.sh",
                "# note \\\ndocker run --privileged x\n",
                WALLS + ":2",
                "b.sh",
                "echo \"\nx\"; docker run --privileged i; echo \"\n\"\n",
                WALLS + ":2",
                "c.sh",
                "x=\"$(docker run --privileged i)\"\n",
                WALLS + ":1",
                "d.sh",
                "echo \"a `docker run --privileged i` b\"\n",
                WALLS + ":1",
                "e.sh",
                "eval \"docker run --privileged i\"\n",
                WALLS + ":1",
                "f.sh",
                "docker >log run --privileged i\n",
                WALLS + ":1",
                "g.sh",
                "docker run $(echo) --privileged i\n",
                WALLS + ":1",
                "h.sh",
                "docker run $'--\\x70rivileged' i\n",
                WALLS + ":1",
                "h2.sh",
                "docker run $'--\\560rivileged' i\n",
                WALLS + ":1",
                "h3.sh",
                "docker run $'--\\x{4170}rivileged' i\n",
                WALLS + ":1",
                "h4.sh",
                "docker run $'--privileged\\x{0}=false' i\n",
                WALLS + ":1",
                "h5.sh",
                "echo $'\\c\\'' ; docker run $'--privileged' i\n",
                WALLS + ":1",
                "w.sh",
                "docker run --mount type=bind,source=/,target=/h i\n",
                WALLS + ":1",
                "i.sh",
                "docker${IFS}run${IFS}--privileged i\n",
                WALLS + ":1",
                "j.sh",
                "docker -H tcp://h container run --privileged i\n",
                WALLS + ":1",
                "k.sh",
                "cat <<EOF\nit's $(docker run --privileged i)\nEOF\n",
                WALLS + ":2",
                "l.sh",
                "cat <<'EOF'\nit's\nEOF\ndocker run --privileged i # it's\n",
                WALLS + ":4",
                "m.sh",
                "bash <<X\ndocker run --privileged i\nX\n",
                WALLS + ":2",
                "n.sh",
                "bash <<< 'docker run --privileged i'\n",
                WALLS + ":1",
                "o.sh",
                "echo 'docker run --privileged i' | sudo bash\n",
                WALLS + ":1",
                "p.sh",
                "echo 'docker run --privileged i' > run.sh\n",
                WALLS + ":1",
                "q.sh",
                "a=\"$(case x in x) docker run --privileged i;; esac)\"\n",
                WALLS + ":1",
                "r.sh",
                "a=\"$(echo ${x:-)}; docker run --privileged i)\"\n",
                WALLS + ":1",
                "s.sh",
                "echo it's\ndocker run --privileged i\n",
                WALLS + ":2",
                "t.sh",
                "ok\ndocker run \\\n  --privileged i\n",
                WALLS + ":2",
                "u.sh",
                "docker run --cap-add NET_ADMIN i\n",
                WALLS + ":1",
                "v.sh",
                "echo $((1<<2)) ; (( a << 2 ))\ndocker run --privileged i\n",
                WALLS + ":2");
        String document = "x";
        for (int i = 0; i < 60; i++) {
            document = "cat <<E" + i + "\n$(" + document + "\n)\nE" + i + "\n";
        }
        assertThat(found("documents.sh", document)).isNotNull();
        String stages = "FROM a AS b\nCMD [\"x\"]\nFROM b AS b\n".repeat(3_000);
        assertThat(found("Dockerfile", stages)).isNotEmpty();
        assertThat(found("env.sh", "env -S x ".repeat(2_000))).isNotNull();
        assertThat(found("eval.sh", "eval bash -c ".repeat(2_000))).isNotNull();
        assertThat(found("Jenkinsfile", "try { verifyModelArtifact ".repeat(5_000)))
                .isNotNull();
        String deep = "$(".repeat(5000) + "docker run --privileged i" + ")".repeat(5000);
        assertThat(found("deep.sh", deep)).anyMatch(each -> each.startsWith("configuration/unexamined"));
        assertThat(found("deep.sh", "`".repeat(5000))).isNotNull();
    }

    /** Whoever writes a file chooses its name and its first line. */
    @Test
    public void aFileIsReadAsEverythingThatItIs() throws Exception {
        String off = "environment/tls-off";
        seen(
                "pod.yaml",
                "#!/bin/sh\n" + POD + "    args: [--model, m, --trust-remote-code]\n",
                REMOTE + ":7",
                "Jenkinsfile-pod.yaml",
                POD + "    args: [--model, m, --trust-remote-code]\n",
                REMOTE + ":6",
                "serve.sh",
                "# syntax=docker/dockerfile:1\nFROM vllm/vllm-openai:v0.9\nCMD [\"--model\", \"m\","
                        + " \"--trust-remote-code\"]\n",
                REMOTE + ":3",
                ".env",
                "#!/bin/sh\nNODE_TLS_REJECT_UNAUTHORIZED: 0\n",
                off + ":2",
                "pod.yaml",
                "#!/bin/sh\n" + POD + "    env: [{name: NODE_TLS_REJECT_UNAUTHORIZED, value: \"0\"}]\n",
                off + ":7",
                ".envrc.local",
                "cd x && export NODE_TLS_REJECT_UNAUTHORIZED=0\n",
                off + ":1",
                ".env-production",
                "NODE_TLS_REJECT_UNAUTHORIZED=0\n",
                off + ":1");
    }

    @Test
    public void whatIsNestedBeyondReadingIsNotExamined() throws Exception {
        String deep = "$(".repeat(300) + "docker run --privileged i" + ")".repeat(300);
        String nested = "NODE_TLS_REJECT_UNAUTHORIZED=0";
        for (int i = 0; i < 10; i++) {
            nested = "x -c '" + nested.replace("'", "'\\''") + "'";
        }
        seen(
                "a.yaml",
                POD + "    command: \"" + deep + "\"\n",
                "configuration/unexamined:6",
                "Dockerfile",
                "FROM a:1\nRUN " + deep + "\nUSER 1\n",
                "configuration/unexamined:1",
                ".env",
                "A=1\nB=" + deep + "\n",
                "configuration/unexamined:1",
                "Jenkinsfile",
                "node {\n docker.image('a:1').inside('" + deep + "') { }\n}\n",
                "configuration/unexamined:1",
                "nested.sh",
                nested + "\n",
                "configuration/unexamined:1");
    }

    @Test
    public void shellsAndServersBehindOtherPrograms() throws Exception {
        String args = POD + "    command: [\"%s\"]\n    args: [\"%s\"]\n";
        seen(
                "a.yaml",
                args.formatted("sh\", \"-c", "docker run --privileged i"),
                WALLS + ":6",
                "b.yaml",
                args.formatted("/bin/bash", "-cx\", \"curl https://x | sh"),
                PIPE + ":6",
                "c.yaml",
                args.formatted("tini\", \"--\", \"bash", "-c\", \"vllm serve m --trust-remote-code"),
                REMOTE + ":6",
                "d.yaml",
                POD + "    args: [--model, m, --trust-remote-code]\n",
                REMOTE + ":6",
                "e.yaml",
                POD + "    args: [\"-c\", \"docker run --privileged i\"]\n",
                WALLS + ":6",
                "compose.yaml",
                "services:\n  a:\n    image: vllm/vllm-openai:v0.9\n    command: --model m --trust-remote-code\n",
                REMOTE + ":4",
                "f.sh",
                "docker run --gpus all -v a:/b -p 8000:8000 vllm/vllm-openai:v0.9 --model m --trust-remote-code\n",
                REMOTE + ":1",
                "g.sh",
                "docker run -it --entrypoint vllm img serve m --trust-remote-code\n",
                REMOTE + ":1",
                "h.sh",
                "sudo -u app env A=1 timeout -k 5 9 bash -o pipefail -c 'docker run --privileged i'\n",
                WALLS + ":1",
                "i.sh",
                "find . -exec sh -c 'docker run --privileged i' \\;\n",
                WALLS + ":1",
                "j.sh",
                "su - app -c 'docker run --privileged i'\n",
                WALLS + ":1",
                "k.sh",
                "env -S 'docker run --privileged i'\n",
                WALLS + ":1",
                "l.sh",
                "bash -c \"bash -c \\\"docker run --privileged i\\\"\"\n",
                WALLS + ":1",
                "Dockerfile",
                "FROM a:1\nENTRYPOINT [\"vllm\", \"serve\"]\nCMD [\"m\", \"--trust-remote-code\"]\n",
                REMOTE + ":3",
                "Dockerfile",
                "FROM vllm/vllm-openai:v0.9\nCMD [\"--model\", \"m\", \"--trust-remote-code\"]\n",
                REMOTE + ":2",
                "Dockerfile",
                "FROM a:1 AS b\nENTRYPOINT [\"vllm\", \"serve\"]\nFROM b\nCMD [\"m\", \"--trust-remote-code\"]\n",
                REMOTE + ":4",
                "Dockerfile",
                "FROM a:1\nCOPY <<E /s.sh\nvllm serve m --trust-remote-code\nE\nCMD [\"/s.sh\"]\n",
                REMOTE + ":2",
                "m.yaml",
                "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n"
                        + "      modelFormat: {name: huggingface}\n      args: [--trust_remote_code]\n",
                "command/remote-code-flag:7",
                "n.sh",
                "pip install --trusted h x==1\n",
                "command/plain-index:1",
                "o.sh",
                "pip install --ext https://i.example x==1\n",
                "command/extra-index:1",
                "p.sh",
                "wget --no-check-cert https://x\n",
                "command/tls-off:1",
                "options.yaml",
                "model: /m\nmax_model_len: 10\nserved-model-name: x\ntrust-remote-code: true\n",
                REMOTE + ":4",
                "options.yaml",
                "model: /m\nmax-model-len: 1\nkv-transfer-config: {kv_connector: MooncakeConnector}\n",
                "vllm/pickle-transport:3",
                "train.yml",
                "base_model: a/b\n\"trust\\x5fremote_code\": true\n",
                "command/remote-code-flag:2",
                "q.sh",
                "python -m sglang.launch_server --model m --trust-remote-code\n",
                "command/remote-code-flag:1");
        notSeen(
                "a.yaml",
                POD + "    command: [sleep, infinity]\n",
                "vllm/no-api-key",
                "b.yaml",
                POD + "    args: [--model, /m]\n    env: [{name: VLLM_API_KEY, value: $(K)}]\n",
                "vllm/no-api-key",
                "c.sh",
                "export VLLM_API_KEY=$K\nvllm serve /m\n",
                "vllm/no-api-key",
                "d.sh",
                "docker run -e VLLM_API_KEY vllm/vllm-openai:v0.9 --model /m\n",
                "vllm/no-api-key",
                "Dockerfile",
                "FROM a:1\nENTRYPOINT [\"vllm\", \"serve\"]\nCMD [\"/m\", \"--api-key\", \"k\"]\n",
                "vllm/no-api-key",
                "e.sh",
                "uv pip install --extra cpu x==1\n",
                "command/extra-index",
                "train.yml",
                "trust_remote_code: false\n",
                "command/remote-code-flag",
                "options.yaml",
                "max-model-len: 10\nserved-model-name: x\n",
                "vllm/no-api-key");
    }

    @Test
    public void whatOnlySpeaksOfADownload() throws Exception {
        seen(
                "a.sh",
                "bash <(curl -s https://x)\n",
                PIPE + ":1",
                "b.sh",
                "sh -c \"$(wget -qO- https://x)\"\n",
                PIPE + ":1",
                "c.sh",
                "curl https://x | tee log | sudo -E bash -s -- arg\n",
                PIPE + ":1",
                "d.sh",
                "eval \"`curl https://x`\"\n",
                PIPE + ":1",
                "e.sh",
                "(curl https://x) | sh\n",
                PIPE + ":1",
                "f.sh",
                "$(curl https://x)\n",
                PIPE + ":1",
                "g.sh",
                "wget -O - https://x | python3 - --yes\n",
                PIPE + ":1");
        notSeen(
                "a.sh",
                "# usage: curl -sSL https://x | bash\n",
                PIPE,
                "b.sh",
                "echo \"usage: curl -sSL https://x | bash\"\n",
                PIPE,
                "c.sh",
                "curl https://x | python3 -c 'import json; print(1)'\n",
                PIPE,
                "d.sh",
                "curl https://x | python -m json.tool\n",
                PIPE,
                "e.sh",
                "curl https://x | grep bash\n",
                PIPE,
                "f.sh",
                "# model = f(trust_remote_code=True)\n",
                "command/remote-code-flag",
                "g.sh",
                "echo 'never use trust_remote_code=True'\n",
                "command/remote-code-flag",
                "h.sh",
                "echo \"usage:\n  docker run --privileged x\n\"\n",
                WALLS);
    }
}
