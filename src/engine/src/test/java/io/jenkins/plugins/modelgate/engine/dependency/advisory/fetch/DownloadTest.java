package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Servers that stall, drip, grow without end or stand behind a proxy. */
public class DownloadTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Path file;

    @Before
    public void serve() throws Exception {
        file = folder.getRoot().toPath().resolve("got");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/silent", exchange -> hold());
        server.createContext("/stalled", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            hold();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (end.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[1000]);
                    exchange.getResponseBody().flush();
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException e) {
                exchange.close();
            }
        });
        server.createContext("/", exchange -> {
            // As a proxy it is asked for the whole URL.
            byte[] asked = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, asked.length);
            exchange.getResponseBody().write(asked);
            exchange.close();
        });
        server.start();
    }

    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @After
    public void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    public void whoGoesSilentOrOnForEverIsGivenUp() {
        refused("/silent", 1000, SHORT, LONG, "went silent");
        refused("/stalled", 1000, SHORT, LONG, "went silent");
        refused("/endless", 1 << 30, LONG, SHORT, "was given up");
        refused("/endless", 5000, LONG, LONG, "larger than 5000 bytes");
    }

    private void refused(String path, long limit, Duration silence, Duration whole, String why) {
        long start = System.nanoTime();
        Download download = new Download(route(null, ""), limit, silence, whole);
        assertThatThrownBy(() -> download.fetch(url(path), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    public void aProxyIsAskedButForThoseThatAreNamed() throws Exception {
        new Download(route("127.0.0.1", "*.example.org 127.0.0.1"), 1000)
                .fetch(URI.create("http://mirror.example.com/kev.json"), file);
        assertThat(file).hasContent("http://mirror.example.com/kev.json");
        new Download(route("127.0.0.1", "*.example.org,127.0.0.*"), 1000).fetch(url("/kev.json"), file);
        assertThat(file).hasContent("/kev.json");
    }

    @Test
    public void anOpenLineIsTakenOnlyByAnExplicitWord() throws Exception {
        Download download = new Download(Route.usual(), 1000);
        assertThatThrownBy(() -> download.fetch(url("/kev.json"), file)).hasMessageContaining("is no https");
        assertThat(Files.exists(file)).isFalse();
    }

    private Route route(String proxy, String direct) {
        return new Route(proxy, server.getAddress().getPort(), direct, true);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
