package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.io.IOException;

/** Opcodes that import, call, make and build. */
final class ObjectOps {
    private static final int HIGHEST_PROTOCOL = 5;

    private final ScanStream in;
    private final PickleStack stack;
    private final Cursor cursor;
    private final TextLine line;
    private final Inspection inspection;
    private final PickleDialect dialect;
    private final GlobalJudge globals;
    private final CallJudge calls;
    private final StateJudge states;
    private final Frames frames;
    private int protocol;
    private long actions;

    ObjectOps(
            ScanStream in,
            PickleStack stack,
            Cursor cursor,
            TextLine line,
            Inspection inspection,
            PickleDialect dialect,
            CallJudge calls,
            StateJudge states,
            Frames frames) {
        this.in = in;
        this.stack = stack;
        this.cursor = cursor;
        this.line = line;
        this.inspection = inspection;
        this.dialect = dialect;
        this.globals = new GlobalJudge(inspection, dialect, cursor);
        this.calls = calls;
        this.states = states;
        this.frames = frames;
    }

    int protocol() {
        return protocol;
    }

    int globals() {
        return globals.count();
    }

    long actions() {
        return actions;
    }

    void proto() throws IOException {
        int announced = in.u8();
        if (announced > HIGHEST_PROTOCOL) {
            throw new MalformedException(
                    PickleRules.PROTOCOL, cursor.offset(), "protocol " + announced + " is not known");
        }
        protocol = announced;
    }

    void global() throws IOException {
        String module = name();
        stack.push(resolve(module, name()));
    }

    /** A line that is a name. The unpickler written in Python takes what there is at the end of the content. */
    private String name() throws IOException {
        if (!line.tryRead() && line.length() == 0) {
            throw new TruncatedException(in.position(), 1);
        }
        if (!line.isWhole()) {
            throw cursor.damaged("a name of " + line.length() + " bytes");
        }
        return line.utf8();
    }

    private PickleValue resolve(String module, String name) throws IOException {
        return globals.judge(module, name, protocol < 3);
    }

    void stackGlobal() throws IOException {
        PickleValue name = stack.pop();
        PickleValue module = stack.pop();
        stack.push(resolve(module, name));
    }

    private PickleValue resolve(PickleValue module, PickleValue name) throws IOException {
        if (module.text() != null && name.text() != null) {
            return resolve(module.text(), name.text());
        }
        if (isNoText(module) || isNoText(name)) {
            throw cursor.damaged("a name made of " + module.kind() + " and " + name.kind());
        }
        inspection.incomplete(
                PickleRules.UNRESOLVED_GLOBAL,
                cursor.offset(),
                "imports " + part(module) + "." + part(name)
                        + ", where a part in brackets is computed by the pickle or too" + " long for a name");
        actions++;
        return Constants.UNKNOWN;
    }

    private static boolean isNoText(PickleValue value) {
        return value.kind().isData() && value.kind() != Kind.STR;
    }

    private static String part(PickleValue value) {
        return value.text() == null ? "[" + CallJudge.name(value) + "]" : SafeText.of(value.text());
    }

    void reduce() throws IOException {
        PickleValue arguments = stack.pop();
        PickleValue callable = stack.pop();
        act(calls.call(callable, arguments));
    }

    void newObj() throws IOException {
        PickleValue arguments = stack.pop();
        PickleValue cls = stack.pop();
        act(calls.make(cls, arguments, null));
    }

    void newObjEx() throws IOException {
        PickleValue keywords = stack.pop();
        PickleValue arguments = stack.pop();
        PickleValue cls = stack.pop();
        act(calls.make(cls, arguments, keywords));
    }

    void inst() throws IOException {
        int start = stack.popMark();
        String module = name();
        PickleValue cls = resolve(module, name());
        PickleValue arguments = new Container(Kind.TUPLE, stack.values(), start, stack.size());
        stack.cut(start);
        act(calls.instantiate(cls, arguments));
    }

    void obj() throws IOException {
        int start = stack.popMark();
        if (start == stack.size()) {
            throw cursor.damaged("an object without a class");
        }
        PickleValue cls = stack.values()[start];
        PickleValue arguments = new Container(Kind.TUPLE, stack.values(), start + 1, stack.size());
        stack.cut(start);
        act(calls.instantiate(cls, arguments));
    }

    private void act(PickleValue result) throws IOException {
        actions++;
        stack.push(result);
    }

    void build() throws IOException {
        PickleValue state = stack.pop();
        PickleValue target = stack.top();
        actions++;
        states.build(target, state);
        if (target instanceof Instance) {
            long from = in.position();
            dialect.built(target, state, in);
            if (in.position() != from) {
                frames.raw(from);
            }
        }
    }

    void extension(int code) throws IOException {
        if (code <= 0) {
            throw cursor.damaged("extension code " + code);
        }
        actions++;
        inspection.incomplete(
                PickleRules.EXTENSION,
                cursor.offset(),
                "extension code " + code + " stands for a name outside the file");
        stack.push(Constants.UNKNOWN);
    }

    void persistentText() throws IOException {
        line.read();
        if (!line.latin1().chars().allMatch(c -> c < 0x80)) {
            throw cursor.damaged("persistent ids of protocol 0 must be ASCII");
        }
        persistent(line.isWhole() ? new StrValue(line.utf8()) : Constants.stub(Kind.STR, line.length()));
    }

    void persistent() throws IOException {
        persistent(stack.pop());
    }

    private void persistent(PickleValue id) throws IOException {
        String objection = dialect.persistentId(id, cursor.offset());
        if (objection != null) {
            inspection.incomplete(
                    PickleRules.PERSISTENT_ID, cursor.offset(), "persistent id " + Rendering.of(id) + ": " + objection);
        }
        PickleValue handedOut = objection == null ? dialect.persistent(id) : null;
        stack.push(handedOut != null ? handedOut : objection == null ? Constants.PERSISTENT : Constants.UNKNOWN);
    }

    void nextBuffer() throws IOException {
        inspection.incomplete(PickleRules.BUFFER, cursor.offset(), "a buffer from outside the file");
        stack.push(Constants.UNKNOWN);
    }
}
