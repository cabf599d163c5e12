package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.Member;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Files that PyTorch has not written, although they look like it. */
public class PytorchTricksTest {
    private static Member member(String path, byte[] content) {
        return new Member("archive/" + path, content, 0);
    }

    private static Result zip(Member... members) {
        return Scans.scan("model.pt", ZipBuilder.zip(members));
    }

    private static Result legacy(byte[]... parts) {
        return Scans.scan("model.pt", Pickles.join(parts));
    }

    private static void assertCritical(Result result) {
        assertThat(result.findings()).anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    @Test
    public void storageThatFits() {
        Result result = zip(
                member("data.pkl", Pickles.storage("FloatStorage", "0", 3)),
                member("data/0", new byte[12]),
                member("version", Pickles.text("3\n")));
        assertThat(result.findings()).isEmpty();
        assertThat(result.format()).isEqualTo("pytorch-zip");
    }

    @Test
    public void storagesOfAnotherSize() {
        for (int size : new int[] {11, 13, 0}) {
            Result result =
                    zip(member("data.pkl", Pickles.storage("FloatStorage", "0", 3)), member("data/0", new byte[size]));
            assertThat(Scans.rules(result)).containsExactly(PytorchRules.STORAGE_SIZE.id());
        }
        assertThat(Scans.rules(zip(member("data.pkl", Pickles.storage("DoubleStorage", "0", 3)))))
                .containsExactly(PytorchRules.MISSING_STORAGE.id());
        assertThat(Scans.rules(zip(
                        member("data.pkl", Pickles.storage("FloatStorage", "0", 3)),
                        member("data/0", new byte[12]),
                        member("data/1", new byte[12]))))
                .containsExactly(PytorchRules.UNUSED_STORAGE.id());
    }

    @Test
    public void persistentIdsOfAnotherShape() {
        for (String pickle : List.of(
                "((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\ntQl.",
                "((S'storage'\ncos\nFloatStorage\nS'0'\nS'cpu'\nI3\ntQl.",
                "((S'storagE'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI3\ntQl.",
                "((S'storage'\nctorch\nFloatStorage\nI0\nNI3\ntQl.",
                "((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI-3\ntQl.",
                "Pfoo\n.")) {
            Result result = zip(member("data.pkl", Pickles.text(pickle)), member("data/0", new byte[12]));
            assertThat(Scans.rules(result)).as(pickle).contains("pickle/persistent-id");
            assertThat(result.coverage()).as(pickle).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void everyMemberIsExamined() {
        byte[] clean = Pickles.storage("FloatStorage", "0", 3);
        for (String name : List.of("config.p", "data.pkl.bak", "version", "extra/labels", ".data/serialization_id")) {
            assertCritical(zip(member("data.pkl", clean), member("data/0", new byte[12]), member(name, Pickles.EVIL)));
        }
        assertCritical(zip(member("data.pkl", Pickles.EVIL)));
        assertCritical(zip(member("data.pkl", Pickles.join(clean, Pickles.EVIL)), member("data/0", new byte[12])));
        assertCritical(zip(member("data.pkl", clean), member("data/0", Pickles.EVIL)));
        assertCritical(zip(member("constants.pkl", Pickles.EVIL)));
        assertCritical(zip(member("bytecode.pkl", Pickles.EVIL)));
        assertCritical(zip(member("code/__torch__.py.debug_pkl", Pickles.EVIL)));
    }

    @Test
    public void twoDataPickles() {
        Result result =
                zip(member("data.pkl", Pickles.text("N.")), new Member("other/data.pkl", Pickles.text("N."), 0));
        assertThat(Scans.rules(result)).contains(PytorchRules.SEVERAL_PICKLES.id());
    }

    /** PyTorch's reader looks members up without regard to case: {@code torch.load} takes this one. */
    @Test
    public void dataPickleInCapitals() {
        Result result =
                zip(member("DATA.pkl", Pickles.storage("FloatStorage", "0", 3)), member("data/0", new byte[12]));
        assertThat(result.findings()).isEmpty();
        assertThat(result.format()).isEqualTo("pytorch-zip");
        assertThat(Scans.rules(zip(member("DATA.pkl", Pickles.text("N.")), member("data.pkl", Pickles.text("N.")))))
                .contains(PytorchRules.SEVERAL_PICKLES.id());
    }

    @Test
    public void compressedPickle() {
        Result result = zip(new Member("archive/data.pkl", Pickles.text("N."), 8));
        assertThat(Scans.rules(result)).containsExactly(PytorchRules.COMPRESSED.id());
    }

    @Test
    public void classesOfTorchScriptOutsideOfIt() {
        byte[] pickle = Pickles.text("c__torch__.evil\nModule\n)\u0081.");
        assertThat(Scans.rules(zip(member("data.pkl", pickle)))).contains(PytorchRules.SCRIPT_CLASS.id());
        assertThat(Scans.rules(zip(member("data.pkl", pickle), member("constants.pkl", Pickles.text("(t.")))))
                .isEmpty();
    }

    @Test
    public void programText() {
        assertThat(script("def forward(self, x):\n  return ops.mylib.run(x)\n"))
                .containsExactly(PytorchRules.OPERATOR.id());
        assertThat(script("def forward(self, x):\n  return ops.aten.save(x, \"f\")\n"))
                .containsExactly(PytorchRules.FILE_ACCESS.id());
        assertThat(script("import os\nos.system('x')\n")).containsExactly(PytorchRules.NOT_SCRIPT.id());
        assertThat(script("x = 'import os'  # import os\ny = torch.load_state(x)\nz = ops.quantized.add(x)\n"))
                .isEmpty();
    }

    private static List<String> script(String source) {
        return Scans.rules(zip(
                member("data.pkl", Pickles.text("N.")),
                member("code/__torch__/model.py", Pickles.text(source)),
                member("constants.pkl", Pickles.text("(t."))));
    }

    @Test
    public void legacyThatFits() {
        Result result = legacy(
                Pickles.MAGIC,
                Pickles.VERSION,
                Pickles.SYSTEM,
                Pickles.legacyStorage("7", 3),
                Pickles.keys("7"),
                Pickles.data(3, 3));
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.format()).isEqualTo("pytorch-legacy");
    }

    /** Python 2, and protocols that torch.save can be told to use. */
    @Test
    public void storageKeysInOtherForms() {
        for (String keys : List.of(
                "\u0080\u0002]q\u0001U\u00017q\u0002a.",
                "\u0080\u0002]q\u0001(T\u0001\0\0\u00007q\u0002e.",
                "(lp0\nS'7'\np1\na.",
                "(lp0\nV7\np1\na.",
                "\u0080\u0004\u0095\u0007\0\0\0\0\0\0\0]\u0094\u008c\u00017\u0094a.")) {
            Result result = legacy(
                    Pickles.MAGIC,
                    Pickles.VERSION,
                    Pickles.SYSTEM,
                    Pickles.legacyStorage("7", 3),
                    Pickles.text(keys),
                    Pickles.data(3, 3));
            assertThat(result.findings()).as(keys).isEmpty();
        }
        for (String keys : List.of("]X\u0001\0\0\u00007.", "X\u0001\0\0\u00007].", "](X\u0001\0\0\u00007.", "]](e.")) {
            Result result = legacy(
                    Pickles.MAGIC,
                    Pickles.VERSION,
                    Pickles.SYSTEM,
                    Pickles.legacyStorage("7", 3),
                    Pickles.text(keys),
                    Pickles.data(3, 3));
            assertThat(result.coverage()).as(keys).isEqualTo(Coverage.PARTIAL);
        }
    }

    /** The loader unpickles all five. */
    @Test
    public void payloadInAnyOfTheFive() {
        byte[][] honest = {
            Pickles.MAGIC,
            Pickles.VERSION,
            Pickles.SYSTEM,
            Pickles.legacyStorage("7", 3),
            Pickles.keys("7"),
            Pickles.data(3, 3)
        };
        for (int i = 0; i < 5; i++) {
            byte[][] parts = honest.clone();
            parts[i] = Pickles.EVIL;
            assertCritical(legacy(parts));
            byte[][] twice = honest.clone();
            twice[i] = Pickles.join(Pickles.EVIL, honest[i]);
            assertCritical(legacy(twice));
        }
    }

    @Test
    public void legacyHeadersThatLie() {
        byte[] object = Pickles.legacyStorage("7", 3);
        assertThat(Scans.rules(legacy(
                        Pickles.MAGIC,
                        Pickles.text("\u0080\u0002K\u0001."),
                        Pickles.SYSTEM,
                        object,
                        Pickles.keys("7"),
                        Pickles.data(3, 3))))
                .contains(PytorchRules.LEGACY_HEADER.id());
        assertThat(Scans.rules(legacy(
                        Pickles.MAGIC, Pickles.VERSION, Pickles.SYSTEM, object, Pickles.keys("7"), Pickles.data(4, 4))))
                .contains(PytorchRules.STORAGE_SIZE.id());
        assertThat(Scans.rules(legacy(Pickles.MAGIC, Pickles.VERSION, Pickles.SYSTEM, object, Pickles.keys())))
                .contains(PytorchRules.MISSING_STORAGE.id());
        assertThat(legacy(Pickles.MAGIC, Pickles.VERSION, Pickles.SYSTEM, object, Pickles.keys("8"), Pickles.data(3, 3))
                        .coverage())
                .isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void legacyTail() {
        byte[] whole = Pickles.join(
                Pickles.MAGIC,
                Pickles.VERSION,
                Pickles.SYSTEM,
                Pickles.legacyStorage("7", 3),
                Pickles.keys("7"),
                Pickles.data(3, 3));
        assertThat(Scans.rules(legacy(whole, new byte[1]))).containsExactly("scan/trailing-data");
        for (int length = Pickles.MAGIC.length + 1; length < whole.length; length++) {
            assertThat(legacy(Arrays.copyOf(whole, length)).coverage())
                    .as("%d bytes", length)
                    .isEqualTo(Coverage.PARTIAL);
        }
    }

    /** A name in the directory that torch takes and the header does not tell: judged by torch's rules as well. */
    @Test
    public void dataPickleByTheDirectoryOnly() {
        Member member = member("data.pkl", Pickles.storage("FloatStorage", "0", 3));
        member.localName = "archive/datap.kl";
        assertThat(Scans.rules(zip(member, member("data/0", new byte[12])))).contains("zip/name-mismatch");
    }
}
