package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.Test;

/** Rows 1 to 33 of the catalogue of evasions: forms of opcodes, stack and memo tricks, broken and multiple streams. */
public class EvasionTest {
    private static FileInspector.Result unsafe(byte[] pickle, String name) {
        FileInspector.Result result = Scans.scan("model.pkl", pickle);
        assertThat(result.findings())
                .anyMatch(finding -> finding.rule().equals("pickle/unsafe-global")
                        && finding.detail().contains(name)
                        && finding.severity() == Severity.CRITICAL);
        return result;
    }

    private static FileInspector.Result incomplete(byte[] pickle) {
        FileInspector.Result result = unsafe(pickle, "os.system");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        return result;
    }

    @Test
    public void row1Global() {
        unsafe(Pickles.bare().global("os", "system").text("(S'id'\ntR").stop(), "os.system");
    }

    @Test
    public void row2StackGlobal() {
        unsafe(
                Pickles.protocol(4)
                        .stackGlobal("os", "system")
                        .str("id")
                        .callWithOne()
                        .stop(),
                "os.system");
    }

    @Test
    public void row3Inst() {
        unsafe(Pickles.bare().text("(S'id'\nios\nsystem\n").stop(), "os.system");
    }

    @Test
    public void row4Obj() {
        unsafe(Pickles.bare().op('(').global("os", "system").text("S'id'\no").stop(), "os.system");
    }

    @Test
    public void row5ObjDropped() {
        unsafe(Pickles.bare().op('(').global("os", "system").text("S'id'\no0N").stop(), "os.system");
    }

    @Test
    public void row6NewObjExImportAlone() {
        unsafe(
                Pickles.protocol(4)
                        .stackGlobal("subprocess", "Popen")
                        .str("id")
                        .op(0x85)
                        .op('}')
                        .op(0x92)
                        .stop(),
                "subprocess.Popen");
    }

    @Test
    public void row7OtherNamesOfOs() {
        unsafe(Pickles.protocol(2).global("posix", "system").stop(), "posix.system");
        unsafe(Pickles.protocol(2).global("nt", "system").stop(), "nt.system");
    }

    @Test
    public void row8StringOperands() {
        unsafe(Pickles.bare().text("S'os'\nS'system'\n").op(0x93).stop(), "os.system");
    }

    @Test
    public void row9UnicodeEscapes() {
        unsafe(Pickles.bare().text("V\\u006fs\nV\\U00000073ystem\n").op(0x93).stop(), "os.system");
    }

    @Test
    public void row10StringEscapes() {
        unsafe(Pickles.bare().text("S'\\x6f\\163'\nS\"\\x73ystem\"\n").op(0x93).stop(), "os.system");
    }

    @Test
    public void row11LongLengths() {
        unsafe(
                Pickles.protocol(4)
                        .op(0x8d)
                        .u64(2)
                        .text("os")
                        .op(0x8d)
                        .u64(6)
                        .text("system")
                        .op(0x93)
                        .stop(),
                "os.system");
    }

    @Test
    public void row12DottedName() {
        unsafe(Pickles.protocol(4).stackGlobal("pathlib", "os.system").stop(), "pathlib.os.system");
    }

    @Test
    public void row13DeepDottedName() {
        unsafe(
                Pickles.protocol(4)
                        .stackGlobal("collections", "_sys.modules.get")
                        .stop(),
                "collections._sys.modules.get");
    }

    @Test
    public void row14MemoSwap() {
        unsafe(
                Pickles.protocol(4)
                        .str("os")
                        .put(0)
                        .op('0')
                        .str("system")
                        .put(1)
                        .op('0')
                        .str("torch")
                        .put(2)
                        .str("LongStorage")
                        .put(3)
                        .ops("00")
                        .get(0)
                        .get(1)
                        .op(0x93)
                        .stop(),
                "os.system");
    }

    @Test
    public void row14MemoOverwritten() {
        unsafe(
                Pickles.protocol(4)
                        .str("torch")
                        .put(0)
                        .op('0')
                        .str("os")
                        .put(0)
                        .op('0')
                        .get(0)
                        .str("system")
                        .op(0x93)
                        .stop(),
                "os.system");
    }

    @Test
    public void row15PoppedDecoys() {
        unsafe(
                Pickles.protocol(4)
                        .str("os")
                        .str("system")
                        .str("torch")
                        .str("Tensor")
                        .ops("00")
                        .op(0x93)
                        .stop(),
                "os.system");
    }

    @Test
    public void row16DupBetweenOperands() {
        unsafe(Pickles.protocol(4).str("os").ops("20").str("system").op(0x93).stop(), "os.system");
    }

    @Test
    public void row17DecoysAboveMark() {
        unsafe(
                Pickles.protocol(4)
                        .str("os")
                        .str("system")
                        .op('(')
                        .str("torch")
                        .str("Tensor")
                        .op('1')
                        .op(0x93)
                        .stop(),
                "os.system");
    }

    @Test
    public void row18ComputedName() {
        FileInspector.Result result = Scans.scan(
                "model.pkl",
                Pickles.protocol(4)
                        .str("os")
                        .stackGlobal("builtins", "str.join")
                        .str("")
                        .op('(')
                        .str("sys")
                        .str("tem")
                        .op('l')
                        .op(0x86)
                        .op('R')
                        .op(0x93)
                        .str("id")
                        .callWithOne()
                        .stop());
        assertThat(Scans.rules(result)).contains("pickle/unresolved-global");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void row19MissingMemoKeyAfterwards() {
        incomplete(Pickles.protocol(4).payload().get(77).stop());
    }

    @Test
    public void row20TypeErrorAfterwards() {
        incomplete(Pickles.protocol(4).payload().integer(42).str("os").op(0x93).stop());
    }

    @Test
    public void row21BytearrayNameAfterwards() {
        incomplete(Pickles.protocol(5)
                .payload()
                .op(0x96)
                .u64(2)
                .text("os")
                .str("x")
                .op(0x93)
                .stop());
    }

    @Test
    public void row22BuiltinsOfAnyModule() {
        unsafe(
                Pickles.protocol(4)
                        .stackGlobal("builtins", "dict.get")
                        .stackGlobal("collections", "__builtins__")
                        .str("exec")
                        .op(0x86)
                        .op('R')
                        .stop(),
                "collections.__builtins__");
    }

    @Test
    public void row23FactoryOfDefaultdict() {
        FileInspector.Result result = Scans.scan(
                "model.pkl",
                Pickles.protocol(4)
                        .stackGlobal("collections", "defaultdict")
                        .stackGlobal("functools", "partial")
                        .stackGlobal("os", "system")
                        .str("id")
                        .op(0x86)
                        .op('R')
                        .callWithOne()
                        .stop());
        assertThat(Scans.rules(result)).contains("pickle/unsafe-global", "pickle/unsafe-call");
    }

    @Test
    public void row24NoStop() {
        incomplete(Pickles.protocol(4).payload().end());
        incomplete(Pickles.protocol(4).payload().op('X').end());
    }

    @Test
    public void row25InvalidOpcode() {
        incomplete(Pickles.protocol(4).payload().op(0xFE).stop());
    }

    @Test
    public void row26HugeLength() {
        incomplete(Pickles.bare().payload().op('X').u32(0xFFFFFFFFL).text("x").end());
        incomplete(Pickles.bare().payload().op(0x8d).u64(-1).text("x").end());
        incomplete(
                Pickles.bare().payload().op(0x8e).u64(Long.MAX_VALUE).text("x").end());
        incomplete(
                Pickles.bare().payload().op(0x95).u64(Long.MIN_VALUE).text("N").stop());
    }

    @Test
    public void row27SecondPickle() {
        byte[] second = Pickles.protocol(4).payload().stop();
        unsafe(Pickles.protocol(4).ops("N.").raw(second).end(), "os.system");
        unsafe(Pickles.bare().ops("N.").raw(second).end(), "os.system");
    }

    @Test
    public void row28PickleBehindJunk() {
        byte[] junk = new byte[200_000];
        Arrays.fill(junk, (byte) 0xEE);
        for (byte[] second : new byte[][] {
            Pickles.protocol(4).payload().stop(),
            Pickles.bare().global("os", "system").text("(S'id'\ntR").stop()
        }) {
            FileInspector.Result result =
                    unsafe(Pickles.protocol(4).ops("N.").raw(junk).raw(second).end(), "os.system");
            assertThat(Scans.rules(result)).contains("pickle/trailing-data", "pickle/hidden-pickle");
        }
    }

    @Test
    public void row28PickleBehindDamage() {
        byte[] second = Pickles.protocol(4).payload().stop();
        incomplete(Pickles.protocol(4)
                .ops("N")
                .raw(0xFE)
                .raw(new byte[99])
                .raw(second)
                .end());
    }

    @Test
    public void row29UnknownProtocol() {
        FileInspector.Result result =
                Scans.scan("model.pkl", Pickles.protocol(6).payload().stop());
        assertThat(Scans.rules(result)).contains("pickle/protocol");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void row30TwoProtocols() {
        // The dotted name counts only because the second PROTO does.
        unsafe(
                Pickles.protocol(2)
                        .op(0x80)
                        .raw(4)
                        .stackGlobal("pathlib", "os.system")
                        .stop(),
                "pathlib.os.system");
        unsafe(
                Pickles.protocol(4)
                        .op(0x80)
                        .raw(2)
                        .global("commands", "getoutput")
                        .stop(),
                "subprocess.getoutput");
    }

    @Test
    public void row31NestedPickle() {
        byte[] inner = Pickles.protocol(4).payload().stop();
        FileInspector.Result result = unsafe(
                Pickles.protocol(4)
                        .stackGlobal("pickle", "loads")
                        .bytes(inner)
                        .callWithOne()
                        .stop(),
                "pickle.loads");
        assertThat(result.findings())
                .anyMatch(finding -> finding.detail().contains("os.system")
                        && finding.location().member() != null);
    }

    @Test
    public void row32CompressedNestedPickle() {
        byte[] inner = Pickles.protocol(4).payload().stop();
        Deflater deflater = new Deflater();
        deflater.setInput(inner);
        deflater.finish();
        byte[] packed = new byte[500];
        byte[] zlib = Arrays.copyOf(packed, deflater.deflate(packed));
        deflater.end();
        FileInspector.Result result = unsafe(
                Pickles.protocol(4)
                        .stackGlobal("zlib", "decompress")
                        .bytes(zlib)
                        .callWithOne()
                        .stop(),
                "zlib.decompress");
        assertThat(result.findings()).anyMatch(finding -> finding.detail().contains("os.system"));
    }

    @Test
    public void row33ExecOfEncodedText() {
        unsafe(
                Pickles.protocol(4)
                        .stackGlobal("builtins", "exec")
                        .stackGlobal("base64", "b64decode")
                        .str("aW1wb3J0IG9z")
                        .callWithOne()
                        .callWithOne()
                        .stop(),
                "builtins.exec");
    }

    @Test
    public void python2NamesAreMappedBelowProtocol3Only() {
        unsafe(Pickles.protocol(2).global("__builtin__", "eval").stop(), "builtins.eval");
        unsafe(Pickles.bare().global("commands", "getoutput").stop(), "subprocess.getoutput");
        unsafe(Pickles.protocol(2).global("itertools", "imap").stop(), "builtins.map");
        FileInspector.Result result = Scans.scan(
                "a.pkl",
                Pickles.protocol(2).global("copy_reg", "_reconstructor").stop());
        assertThat(result.findings()).isEmpty();
        result = Scans.scan(
                "a.pkl",
                Pickles.protocol(4).global("copy_reg", "_reconstructor").stop());
        assertThat(Scans.rules(result)).containsExactly("pickle/unknown-global");
    }
}
