import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one throw-away Kafka broker for as long as standard input stays open, so that it never
 * outlives its parent, not even one that was killed with kill -9.
 *
 * <p>Arguments: the folder, which holds server.properties and is deleted at the end, and the
 * cluster id. Prints READY once the broker has started.
 */
public class KafkaLauncher {

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    endWithParent(home);
    try {
      start(home.resolve("server.properties"), args[1]);
      System.out.println("READY");
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void start(Path file, String clusterId) throws IOException {
    String[] format = {"format", "-t", clusterId, "-c", file.toString()};
    if (StorageTool.execute(format, System.out) != 0) {
      throw new IllegalStateException("Kafka could not format its data folder");
    }
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      settings.load(in);
    }
    new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM).startup();
  }

  // From here on the same as in Neo4jLauncher.java: Java 17 runs one source file at a time.

  private static void endWithParent(Path home) {
    Thread watcher = new Thread(() -> end(home), "parent-watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Halts without an orderly shutdown: nobody reads this data again, and it takes 10 s less. */
  private static void end(Path home) {
    try {
      while (System.in.read() >= 0) {}
      delete(home);
    } catch (IOException | UncheckedIOException failure) {
      System.err.println("Could not delete " + home + ": " + failure);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> found = Files.walk(home)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
