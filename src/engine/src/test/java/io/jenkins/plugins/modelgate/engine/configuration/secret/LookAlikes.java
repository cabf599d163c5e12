package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What looks like a secret and is none. */
final class LookAlikes {
    /** Whole files, by what they look like. */
    static final Map<String, Function<Dice, Sample>> ALL = new LinkedHashMap<>();

    private static final String[] NAMES = {
        "password",
        "DB_PASSWORD",
        "api_key",
        "SECRET_KEY",
        "client_secret",
        "access_token",
        "HF_TOKEN",
        "openai_api_key"
    };

    static {
        named(
                "placeholder",
                d -> d.one(
                        "changeme",
                        "your-password-here",
                        "<password>",
                        "xxxxxxxxxxxxxxxx",
                        "YOUR_API_KEY",
                        "********",
                        "insert-your-token-here",
                        "TODO",
                        "replace_me",
                        "dummy",
                        "placeholder",
                        "example-secret",
                        "my-secret-token",
                        "REDACTED",
                        "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                        "your_secret_key",
                        "none",
                        "secret",
                        "password",
                        "ENTER_TOKEN",
                        "test-token"));
        named(
                "reference",
                d -> d.one(
                        "${DB_PASSWORD}",
                        "$SECRET",
                        "{{ vault_password }}",
                        "${env.TOKEN}",
                        "%DB_PASS%",
                        "$(cat /run/s)",
                        "{{ .Values.password }}",
                        "vault:secret/data/ml#key",
                        "arn:aws:secretsmanager:eu-west-1:1234:secret:ml",
                        "ssm:/ml/key",
                        "op://vault/item/field",
                        "${{ secrets.HF_TOKEN }}",
                        "#{systemProperties.key}",
                        "__TOKEN__",
                        "!vault"));
        named(
                "path",
                d -> d.one(
                        "/run/secrets/db_password",
                        "./certs/server.key",
                        "/etc/ssl/private/key.pem",
                        "~/.aws/credentials",
                        "secrets/token.txt",
                        "C:\\keys\\token.txt",
                        "/var/lib/jenkins/secrets/initialAdminPassword"));
        named(
                "hash",
                d -> d.one(
                        "$2b$12$" + d.of(Dice.ALNUM + "./", 53),
                        "{SSHA}" + d.of(Dice.BASE64, 32),
                        "pbkdf2_sha256$260000$" + d.of(Dice.ALNUM, 22) + "$" + d.of(Dice.BASE64, 43) + "=",
                        "sha256:" + d.of(Dice.HEX, 64),
                        "$argon2id$v=19$m=65536,t=3,p=4$" + d.of(Dice.BASE64, 22) + "$" + d.of(Dice.BASE64, 43)));
        named(
                "encrypted",
                d -> d.one(
                        "ENC[AES256_GCM,data:" + d.of(Dice.BASE64, 24) + ",type:str]",
                        "ENC(" + d.of(Dice.BASE64, 32) + ")",
                        "vault:v1:" + d.of(Dice.BASE64, 44)));
        named(
                "word",
                d -> d.one("true", "false", "null", "required", "string", "optional", "enabled", "default", "basic"));
        named(
                "computed",
                d -> d.one(
                        "$dbPassword",
                        "*default",
                        "{user}:{password}",
                        "@password@",
                        "%(password)s",
                        "ml-team@example.com",
                        "{{.Values.db.password}}",
                        "your-Password1!",
                        "POSTGRES_PASSWORD",
                        "\\u30d1\\u30b9\\u30ef",
                        "!Ref DbPassword",
                        "${DB_PASSWORD:?unset}"));
        values(
                "digest",
                d -> d.one("sha256", "checksum", "commit", "revision", "digest", "md5", "etag", "integrity", "git_sha"),
                d -> d.one(
                        d.of(Dice.HEX, 64),
                        d.of(Dice.HEX, 40),
                        d.of(Dice.HEX, 32),
                        "sha512-" + d.of(Dice.BASE64, 86) + "=="));
        values(
                "identifier",
                d -> d.one(
                        "request_id",
                        "run_id",
                        "trace-id",
                        "experiment",
                        "client_id",
                        "tenant_id",
                        "key_id",
                        "token_id"),
                d -> d.one(d.uuid(), d.of(Dice.HEX, 32), d.of(Dice.DIGITS, 18)));
        values(
                "about-tokens",
                d -> d.one(
                        "max_tokens",
                        "pad_token",
                        "eos_token",
                        "token_type",
                        "token_url",
                        "password_min_length",
                        "secretName",
                        "token_expiry",
                        "public_key",
                        "primary_key",
                        "cache_key",
                        "tokenizer",
                        "secret_path",
                        "auth_method"),
                d -> d.one(
                        "4096",
                        "<|endoftext|>",
                        "Bearer",
                        "https://auth.internal/oauth2/token",
                        "12",
                        "model-credentials-v2",
                        "id",
                        "user_2024_id",
                        "bert-base-uncased",
                        "[PAD]",
                        "kv/ml/prod-2"));
        ALL.put("lock", LookAlikes::lock);
        ALL.put(
                "image",
                d -> file(
                        d,
                        "deployment.yaml",
                        "    image: registry.internal/ml/serve@sha256:" + d.of(Dice.HEX, 64) + "\n"));
        ALL.put(
                "certificate",
                d -> file(
                        d,
                        "ca.pem",
                        "-----BEGIN CERTIFICATE-----\n" + d.of(Dice.BASE64, 64) + "\n" + d.of(Dice.BASE64, 64)
                                + "\n-----END CERTIFICATE-----\n"));
        ALL.put(
                "public-key",
                d -> file(
                        d,
                        "id.pub",
                        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" + d.of(Dice.BASE64, 43)
                                + "=\n-----END PUBLIC KEY-----\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"
                                + d.of(Dice.BASE64, 43) + " ci@host\n"));
        ALL.put(
                "elided-key",
                d -> file(
                        d,
                        "README.md",
                        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqh...\n-----END PRIVATE KEY-----\n"));
        ALL.put(
                "wrong-checksum",
                d -> file(
                        d, "README.md", "See " + d.one("ghp_", "npm_", "gho_") + d.of(Dice.ALNUM, 36) + " in docs\n"));
        ALL.put(
                "code",
                d -> file(
                        d,
                        "app.py",
                        d.one(
                                "password = os.environ[\"DB_PASSWORD\"]\n",
                                "token = get_token(user_id=12345678)\n",
                                "api_key = settings.OPENAI_API_KEY\n",
                                "def login(self, password: str, token: Optional[str] = None):\n",
                                "secret = request.headers.get('X-Secret-2024')\n",
                                "if token == self.access_token2:\n",
                                "password=password,\n",
                                "password = await vault.read(path2, key=3)\n",
                                "client.setPassword(settings.get(\"db.password2\"))\n",
                                "query = f\"password={quote(pw)}&user={user2}\"\n",
                                "client = Client(apiKey: process.env.MEM0_API_KEY!)\n",
                                "options = {password:!0}:(0,s.R)(7,t)\n",
                                "print(\"password:\"), ask2(\"again:\")\n",
                                "tokens = torch.cat([a.argmax(dim=-1), b[2]])\n",
                                "x.password=decodeURIComponent(y.auth.slice(n+1)),x.port=80\n",
                                "key = jax.random.PRNGKey(20240115)\n",
                                "parser.add_argument('--token', type=str, help='Your token for v2')\n",
                                "token = tokenizer.encode(text)[0]\n",
                                "credentials = ServiceAccountCredentials.from_json_keyfile_name(path)\n")));
        ALL.put(
                "jenkins",
                d -> file(
                        d,
                        "Jenkinsfile",
                        d.one(
                                "withCredentials([string(credentialsId: 'hf-token-2024', variable: 'TOKEN')]) {\n",
                                "environment { DB_PASSWORD = credentials('db-password-prod-1') }\n",
                                "sh 'docker login -u ci -p $REGISTRY_PASSWORD'\n",
                                "password(name: 'TOKEN', description: 'Token for version 2')\n")));
        ALL.put(
                "url",
                d -> file(
                        d,
                        "config.yaml",
                        d.one(
                                "url: https://host.internal:8443/path?x=1\n",
                                "url: https://user@git.internal/ml.git\n",
                                "db: postgresql://${DB_USER}:${DB_PASSWORD}@db:5432/ml\n",
                                "db: mysql://user:password@localhost/db\n",
                                "proxy: http://<user>:<password>@proxy:3128\n",
                                "db: postgres://user:{password}@host/db\n",
                                "image: gcr.io/team/serve:v1.2@sha256:" + d.of(Dice.HEX, 64) + "\n")));
        ALL.put(
                "blob",
                d -> file(
                        d,
                        "page.html",
                        "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + d.of(Dice.BASE64, 200)
                                + "\">\n<script integrity=\"sha384-" + d.of(Dice.BASE64, 64) + "\"></script>\n"));
        ALL.put(
                "prose",
                d -> file(
                        d,
                        "guide.md",
                        d.one(
                                "The password: it must have 12 characters.\n",
                                "Run `DB_PASSWORD=$DB_PASSWORD psql -h db` or `--password \"$PW2\" deploy`\n",
                                "The user did not pass `id2label/label2id` in the options\n",
                                "docker run -v $PWD:$PWD:ro,z x; \"parse-passwd\": \"^1.0.0\"\n",
                                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:MySecret1-a1b2c3\n",
                                "psql reads PGPASSWORD= when it starts\n",
                                "secret=id=aws,src=$HOME/.aws/credentials2\n",
                                "Set the api key: see section 4.2\n",
                                "Tokens: a token is about 4 characters\n",
                                "Authorization: Bearer <token>\n",
                                "Authorization: Basic auth2 is used\n",
                                "* `secret`: name of the secret, e.g. `ml-secret-1`\n")));
        ALL.put(
                "kubernetes",
                d -> file(
                        d,
                        "pod.yaml",
                        "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-secret-"
                                + d.of(Dice.DIGITS, 3) + "\n      key: password-v2\n"));
        ALL.put(
                "yaml-below",
                d -> file(
                        d,
                        "values.yaml",
                        d.one(
                                "auth:\n  password:\n    valueFrom: vault2\n",
                                "password: &pw ${DB_PASSWORD}\ncopy: *pw\n",
                                "password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6638643965323633\n",
                                "password: *pw2\n",
                                "token:\n  description: Token of the 2nd user\n",
                                "password:\n\nuser: ml2\n")));
        ALL.put(
                "kubernetes-empty",
                d -> file(
                        d,
                        "secret.yaml",
                        "kind: Secret\ndata:\n  password: "
                                + d.base64(d.one("changeme", "your-password", "<password>", "placeholder")) + "\n"));
    }

    private LookAlikes() {}

    private static void named(String kind, Function<Dice, String> value) {
        values(kind, d -> d.one(NAMES), value);
    }

    private static void values(String kind, Function<Dice, String> name, Function<Dice, String> value) {
        ALL.put(kind, d -> Contexts.named(d, kind, name.apply(d), value.apply(d), false));
    }

    private static Sample file(Dice d, String name, String text) {
        return new Sample(name, d.one("", "# generated\n", "\n") + text, name, "");
    }

    private static Sample lock(Dice d) {
        String name = d.of(Dice.LOWER, 7);
        return file(
                d,
                d.one("package-lock.json", "poetry.lock", "requirements.txt"),
                d.one(
                        "\"node_modules/" + name + "\": {\n  \"resolved\": \"https://registry.npmjs.org/" + name
                                + ".tgz\",\n  \"integrity\": \"sha512-" + d.of(Dice.BASE64, 86) + "==\"\n}\n",
                        "{file = \"" + name + "-1.0.tar.gz\", hash = \"sha256:" + d.of(Dice.HEX, 64) + "\"},\n",
                        name + "==1.2.3 --hash=sha256:" + d.of(Dice.HEX, 64) + "\n",
                        "content-hash = \"" + d.of(Dice.HEX, 64) + "\"\n"));
    }
}
