package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Programs of PyTorch: which operators they call. TorchScript source looks like Python and is not run by it. */
final class ScriptScanner implements FormatScanner {
    /** Form of the program. */
    enum Kind {
        /** {@code code/__torch__/...py}. */
        SOURCE("torchscript-source", "python"),
        /** {@code bytecode.pkl} of the lite interpreter: the operators' names are strings in a pickle. */
        BYTECODE("pickle", "pickle"),
        /** {@code models/model.json} of an exported program. */
        GRAPH("torch-export", "json");

        private final String format;
        private final String instead;

        Kind(String format, String instead) {
            this.format = format;
            this.instead = instead;
        }
    }

    /** Statements and calls of Python that TorchScript does not have. */
    private static final Set<String> FOREIGN =
            Set.of("import", "__import__", "exec", "lambda", "yield", "async", "await");

    private final Kind kind;

    ScriptScanner(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String format() {
        return kind.format;
    }

    @Override
    public boolean matches(Probe probe) {
        return false;
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean replaces(FormatScanner other) {
        return other.format().equals(kind.instead);
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        OperatorJudge judge = new OperatorJudge(inspection);
        NameFinder names = new NameFinder(kind == Kind.SOURCE, name -> name(judge, name));
        InputStream heard = new Listening(in.slice(Long.MAX_VALUE), names);
        if (kind == Kind.BYTECODE) {
            new TorchPickle(new Bytecode()).scan(new ScanStream(heard, in.size()), inspection);
        }
        heard.transferTo(java.io.OutputStream.nullOutputStream());
        names.end();
        judge.end();
    }

    private void name(OperatorJudge judge, String name) {
        if (kind == Kind.BYTECODE && !name.contains("::")) {
            return;
        }
        if (kind == Kind.SOURCE && FOREIGN.contains(name)) {
            judge.report(PytorchRules.NOT_SCRIPT, name);
        }
        judge.name(name);
    }

    /** The lite interpreter's pickles name classes of the program and nothing else. */
    private static final class Bytecode implements PickleDialect {
        @Override
        public boolean allows(String module, String name) {
            return module.startsWith("__torch__") || module.equals("torch.jit._pickle");
        }
    }

    /** Shows what is read to the finder of names. */
    private static final class Listening extends FilterInputStream {
        private final NameFinder names;

        Listening(InputStream in, NameFinder names) {
            super(in);
            this.names = names;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            if (got > 0) {
                names.feed(target, offset, got);
            }
            return got;
        }
    }
}
