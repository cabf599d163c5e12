package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.util.List;
import org.junit.Test;

/** Rows 34 to 50 of the catalogue of evasions and the gadgets of published advisories: all are known by name. */
public class GadgetTest {
    private static final List<String> GADGETS = List.of(
            // rows 34 to 50
            "importlib import_module",
            "importlib._bootstrap_external _os.system",
            "pkgutil resolve_name",
            "pydoc locate",
            "logging.config _resolve",
            "marshal loads",
            "types FunctionType",
            "types CodeType",
            "multiprocessing.util spawnv_passfds",
            "cProfile run",
            "cProfile runctx",
            "profile run",
            "profile Profile.run",
            "timeit timeit",
            "trace Trace.run",
            "code InteractiveInterpreter.runsource",
            "doctest debug_script",
            "imaplib IMAP4_stream",
            "uuid _get_command_stdout",
            "_osx_support _read_output",
            "_aix_support _read_cmd_output",
            "_pyrepl.pager pipe_pager",
            "pty spawn",
            "ctypes CDLL",
            "functools reduce",
            "functools partial",
            "operator call",
            "_operator methodcaller",
            "_operator attrgetter",
            "builtins map",
            "builtins getattr",
            "builtins eval",
            "builtins exec",
            "builtins compile",
            "builtins __import__",
            "builtins open",
            "shutil os.system",
            "bdb os.system",
            "asyncio.base_events subprocess.getoutput",
            "asyncio.unix_events _UnixSubprocessTransport._start",
            "numpy.lib._npyio_impl os.system",
            "numpy.testing._private.utils runstring",
            "numpy.f2py.crackfortran getlincoef",
            "pip main",
            "runpy run_path",
            "torch.utils.collect_env run",
            "torch.utils.collect_env run_and_read_all",
            "torch.utils.bottleneck.__main__ run_cprofile",
            "torch.fx.experimental.symbolic_shapes ShapeEnv.evaluate_guards_expression",
            "torch.jit.unsupported_tensor_ops execWrapper",
            "torch._dynamo.guards GuardBuilder.get",
            "torch.utils._config_module ConfigModule.load_config",
            "torch.utils.data.datapipes.utils.decoder basichandlers",
            "torch.serialization load",
            "torch load",
            "codecs open",
            "gzip open",
            "logging FileHandler",
            "_io FileIO",
            "distutils.file_util write_file",
            "linecache getlines",
            "urllib.request urlopen",
            "http.client HTTPSConnection",
            "ssl get_server_certificate",
            "pandas read_csv",
            "pandas read_pickle",
            "cloudpickle.cloudpickle _make_function",
            "cloudpickle.cloudpickle _builtin_type",
            "cloudpickle.cloudpickle subimport",
            "dill._dill _create_function",
            "joblib load",
            "numpy load",
            // advisories
            "idlelib.pyshell ModifiedInterpreter.runcode",
            "idlelib.run Executive.runcode",
            "idlelib.calltip get_entity",
            "lib2to3.pgen2.grammar Grammar.loads",
            "ensurepip _run_pip",
            "_posixsubprocess fork_exec",
            "site main",
            "atexit register",
            "test.support.script_helper assert_python_ok",
            "unittest.mock _importer",
            "_interpreters run_string",
            "sqlite3 connect",
            "tarfile open",
            "shelve open",
            "gc get_objects",
            "difflib HtmlDiff",
            "platform popen",
            "mlflow.projects.backend.local _run_entry_point",
            "webbrowser open",
            "socket socket",
            "smtplib SMTP",
            "scipy.stats._distn_infrastructure rv_frozen");

    @Test
    public void everyGadgetIsNamedAndCritical() {
        for (String gadget : GADGETS) {
            String[] parts = gadget.split(" ");
            for (byte[] pickle : new byte[][] {
                Pickles.protocol(4).stackGlobal(parts[0], parts[1]).stop(),
                Pickles.protocol(4)
                        .stackGlobal(parts[0], parts[1])
                        .str("x")
                        .callWithOne()
                        .stop(),
                Pickles.bare().global(parts[0], parts[1]).stop()
            }) {
                FileInspector.Result result = Scans.scan("model.pkl", pickle);
                assertThat(result.findings())
                        .as(gadget)
                        .anyMatch(finding -> finding.severity() == Severity.CRITICAL
                                && finding.rule().equals("pickle/unsafe-global")
                                && finding.detail().contains(parts[0] + "." + parts[1]));
            }
        }
    }

    @Test
    public void anyOtherNameIsUnknownNotMalicious() {
        FileInspector.Result result = Scans.scan(
                "model.pkl",
                Pickles.protocol(4).stackGlobal("acme.layers", "Attention").stop());
        assertThat(Scans.rules(result)).containsExactly("pickle/unknown-global");
        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(result.findings().get(0).detail()).contains("acme.layers.Attention", "not on the allow list");
    }

    @Test
    public void everyExceptionOfTheAllowListIsExact() {
        for (String name : List.of(
                "collections OrderedDict.__init__",
                "collections ordereddict",
                "collections  OrderedDict",
                "collections OrderedDict ",
                "collections. OrderedDict",
                "Collections OrderedDict",
                "collections.abc OrderedDict",
                "numpy ndarray.tofile",
                "numpy.core.multiarray _reconstruct.__class__",
                "sklearn.base BaseEstimator.__init_subclass__")) {
            int space = name.indexOf(' ');
            FileInspector.Result result = Scans.scan(
                    "model.pkl",
                    Pickles.protocol(4)
                            .stackGlobal(name.substring(0, space), name.substring(space + 1))
                            .stop());
            assertThat(result.findings())
                    .as(name)
                    .anyMatch(finding -> finding.severity().atLeast(Severity.HIGH));
        }
    }
}
