import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Transaction;

/**
 * Runs one throw-away Neo4j server for as long as standard input stays open, so that it never
 * outlives its parent, not even one that was killed with kill -9.
 *
 * <p>Argument: the folder, which holds neo4j.conf and is deleted at the end. Environment:
 * PEDIGREE_NEO4J_PASSWORD, the password of the user neo4j (an argument would show in ps). Prints
 * READY once the database answers and the password is set.
 */
public class Neo4jLauncher {
  private static final long START_LIMIT_MS = 60_000;

  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    endWithParent(home);
    try {
      start(home, home.resolve("neo4j.conf"));
      System.out.println("READY");
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void start(Path home, Path settings) {
    DatabaseManagementService server =
        new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(settings).build();
    if (!server.database("neo4j").isAvailable(START_LIMIT_MS)) {
      throw new IllegalStateException("The database did not come up within a minute");
    }
    setPassword(server, System.getenv("PEDIGREE_NEO4J_PASSWORD"));
  }

  private static void setPassword(DatabaseManagementService server, String password) {
    String change = "ALTER USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED";
    try (Transaction transaction = server.database("system").beginTx()) {
      transaction.execute(change, Map.of("password", password)).close();
      transaction.commit();
    }
  }

  // From here on the same as in KafkaLauncher.java: Java 17 runs one source file at a time.

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
