package io.tollgate.policies.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import redis.embedded.RedisServer;

/**
 * Real stores for tests: in containers where Docker answers, else the real programs, which come as
 * Maven artifacts. They are started once a JVM, and end with it.
 */
public final class Infra {

    private static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();

    private Infra() {}

    /** Where a database is. */
    public record Database(String name, String url, String user, String password) {

        public Store open() {
            return Store.open(url, user, password);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A new, empty database of each kind, for parameterized tests. */
    public static Stream<Database> databases() {
        return Stream.of(sqlite(), postgres());
    }

    /** A new file. */
    public static Database sqlite() {
        try {
            Path folder = Files.createTempDirectory("tollgate-store");
            return new Database("SQLite", "jdbc:sqlite:" + folder.resolve("tollgate.db"), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database of the one server. */
    public static Database postgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        return DOCKER ? Containers.database(name) : Programs.database(name);
    }

    /** {@code redis://…} of the one server; tests keep to keys of their own. */
    public static String redis() {
        return DOCKER ? Containers.redis() : Programs.redis();
    }

    /** A Redis of the test's own, to stop and start as it likes; the real program. */
    public static RedisServer ownRedis(int port) throws IOException {
        return RedisServer.newRedisServer()
                .port(port)
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    private static final class Programs {

        private static final EmbeddedPostgres POSTGRES = postgres();
        private static final int REDIS = startRedis();

        private static EmbeddedPostgres postgres() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int startRedis() {
            try {
                int port = freePort();
                RedisServer server = ownRedis(port);
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return port;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(RedisServer server) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Database database(String name) {
            try {
                create(POSTGRES.getPostgresDatabase().getConnection(), name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Database(
                    "PostgreSQL",
                    "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name,
                    "postgres",
                    "postgres");
        }

        static String redis() {
            return "redis://localhost:" + REDIS;
        }
    }

    private static final class Containers {

        private static final int REDIS_PORT = 6379;
        private static final PostgreSQLContainer POSTGRES = postgres();
        private static final GenericContainer<?> REDIS = startRedis();

        private static PostgreSQLContainer postgres() {
            PostgreSQLContainer container =
                    new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                            .withCommand("postgres", "-c", "max_connections=300");
            container.start();
            return container;
        }

        private static GenericContainer<?> startRedis() {
            GenericContainer<?> container =
                    new GenericContainer<>(DockerImageName.parse("redis:8"))
                            .withExposedPorts(REDIS_PORT);
            container.start();
            return container;
        }

        static Database database(String name) {
            try {
                create(POSTGRES.createConnection(""), name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            String url = POSTGRES.getJdbcUrl();
            return new Database(
                    "PostgreSQL",
                    url.substring(0, url.lastIndexOf('/') + 1) + name,
                    POSTGRES.getUsername(),
                    POSTGRES.getPassword());
        }

        static String redis() {
            return "redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(REDIS_PORT);
        }
    }
}
