package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.windlass.pki.Authority;
import io.windlass.testbed.aistore.AisNodeProgram;
import io.windlass.testbed.certmanager.CertManager;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.playground.Application;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.PlaygroundDirectory;
import io.windlass.testbed.playground.Ports;
import io.windlass.testbed.playground.Role;
import io.windlass.testbed.playground.ShutdownOrder;
import io.windlass.testbed.playground.Stack;
import io.windlass.testbed.playground.StackSettings;
import io.windlass.testbed.playground.StartupCache;
import io.windlass.testbed.playground.TemporalServer;
import io.windlass.testbed.playground.Tools;
import io.windlass.testbed.pmem.PmemStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A real stack of a test run: started by the first scenario that asks for it, stopped when the JVM
 * ends. Worker and starter run as processes of their own, so that a scenario can kill them.
 */
public final class RealStack {

  /** Waits inside storage nodes and kubelet take this part of the real time. */
  static final double TIME_FACTOR = 0.05;

  /** Between two looks of the starter at everything. */
  static final Duration RESYNC = Duration.ofSeconds(10);

  /** What worker and starter count in seconds, for storage nodes that are that much faster. */
  private static final Map<String, String> SCALED =
      Map.of(
          "WINDLASS_AISTORE_NEIGHBOUR_WINDOW", "4500ms",
          "WINDLASS_AISTORE_PATIENCE", "4s",
          "WINDLASS_AISTORE_TLS_CHECK_EVERY", "2s",
          "WINDLASS_PMEM_CHECK_EVERY", "2s",
          "WINDLASS_AISTORE_SERVICE_ACCOUNT", "default/default",
          "WINDLASS_RESYNC", RESYNC.toSeconds() + "s");

  /** Whom the worker trusts beside the Secrets of clusters: nobody, until a scenario says so. */
  private static final String AUTHORITIES = "authorities";

  /** The files that the worker may send to services that give tokens. */
  private static final String TOKENS = "tokens";

  private final ShutdownOrder parts;
  private final Stack stack;
  private final Function<Role, Map<String, String>> environment;
  private final WorkflowClient temporal;
  private final AtomicInteger restarts = new AtomicInteger();
  private Application worker;
  private Application starter;
  private TemporalServer server;

  private RealStack(
      StackSettings settings,
      Function<Role, Map<String, String>> environment,
      ShutdownOrder parts) {
    this.parts = parts;
    this.environment = environment;
    stack = Stack.start(settings, parts, System.out::println);
    stack
        .kubectl()
        .succeed("apply", "-f", settings.tools().project().resolve("deploy/crds").toString());
    stack.installWebhook();
    server = stack.temporal();
    temporal = connect();
    Stream.of(Role.values()).map(this::settings).forEach(StartupCache::make);
    worker = parts.own(Application.start(settings(Role.WORKER)));
    starter = parts.own(Application.start(settings(Role.STARTER)));
  }

  /** Starts lazily, once: the class holder idiom needs no lock of ours. */
  private static final class Shared {
    static final RealStack STACK = start("stack");
  }

  /** The one on which scenarios run side by side: all its parts stay as they are. */
  static RealStack shared() {
    return Shared.STACK;
  }

  /** One for a test run, with a directory of that name. */
  static RealStack start(String name) {
    ShutdownOrder parts = new ShutdownOrder();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
    PlaygroundDirectory directory = new PlaygroundDirectory(Path.of("target", name));
    Map<String, String> environment = new HashMap<>(SCALED);
    environment.put("WINDLASS_AISTORE_TLS_AUTHORITIES", stranger(directory).toString());
    environment.put("WINDLASS_AISTORE_TOKEN_FILES", directory.root().resolve(TOKENS).toString());
    return start(StackSettings.test(Tools.locate(), directory), role -> environment, parts);
  }

  /** A directory with one authority that has signed nothing. */
  private static Path stranger(PlaygroundDirectory directory) {
    Path authorities = directory.root().resolve(AUTHORITIES);
    Authority nobody = Authority.create("nobody", Certificates.lasting(Duration.ofDays(1)));
    try {
      Files.createDirectories(authorities);
      Files.writeString(authorities.resolve("nobody.pem"), nobody.certificateText());
      return authorities;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the worker trust one more authority, in PEM, from its next look on: never half of it. */
  void trust(String name, String authority) {
    try {
      Path authorities = stack.settings().directory().root().resolve(AUTHORITIES);
      Path hidden = Files.writeString(authorities.resolve("." + name), authority);
      Files.move(hidden, authorities.resolve(name + ".pem"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves a token in a file of the worker, and tells where. */
  Path leave(String name, String token) {
    try {
      Path folder = stack.settings().directory().root().resolve(TOKENS);
      return Files.writeString(Files.createDirectories(folder).resolve(name), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cert-manager of the shared stack, installed when a scenario first asks for it. */
  private static final class Installed {
    static final CertManager CERT_MANAGER = shared().installCertManager();
  }

  /** The one of the shared stack, with its CSI driver on all nodes. */
  static CertManager certManager() {
    return Installed.CERT_MANAGER;
  }

  /** One for this stack alone. */
  CertManager installCertManager() {
    CertManager started = parts.own(CertManager.start(stack.client(), new TimeScale(TIME_FACTOR)));
    stack.kubelet().install(started.driver());
    return started;
  }

  /**
   * Starts a stack of one's own, with CRDs, worker and starter.
   *
   * @param environment what worker and starter find in theirs, beside the connection
   */
  public static RealStack start(
      StackSettings settings,
      Function<Role, Map<String, String>> environment,
      ShutdownOrder parts) {
    return new RealStack(settings, environment, parts);
  }

  private WorkflowClient connect() {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporal().address()).build());
    parts.own(service::shutdownNow);
    return WorkflowClient.newInstance(service);
  }

  /** How a worker or starter is started against this stack. */
  Application.Settings settings(Role role) {
    Application.Settings usual = stack.application(role);
    Map<String, String> variables = new HashMap<>(usual.environment());
    variables.putAll(environment.apply(role));
    return new Application.Settings(
        usual.tools(), usual.role(), usual.connection(), variables, log(role.module()));
  }

  /** Another log for each start, so that nothing is lost that explains a failure. */
  private Path log(String process) {
    return stack.settings().directory().log(process + "-" + restarts.incrementAndGet());
  }

  /** Every line that worker and starter have logged so far. */
  Stream<String> logs() {
    try (Stream<Path> files = Files.list(stack.settings().directory().logs())) {
      return files.filter(RealStack::isOurs).flatMap(RealStack::lines).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isOurs(Path log) {
    return Stream.of(Role.values())
        .anyMatch(role -> log.getFileName().toString().startsWith(role.module()));
  }

  private static Stream<String> lines(Path log) {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether Temporal runs, and of what it has complained last: beside a scenario that fails. */
  String temporalSays() {
    List<String> errors =
        lines(server.process().log()).filter(line -> line.contains("level=ERROR")).toList();
    String last = String.join("\n", errors.subList(Math.max(0, errors.size() - 3), errors.size()));
    return "\nTemporal %s\n%s".formatted(server.process().alive() ? "runs" : "has ended", last);
  }

  /** Stops all its parts. */
  void close() {
    parts.close();
  }

  /** The surroundings of worker and starter. */
  public Stack stack() {
    return stack;
  }

  public Kubectl kubectl() {
    return stack.kubectl();
  }

  public KubernetesClient kubernetes() {
    return stack.client();
  }

  public WorkflowClient temporal() {
    return temporal;
  }

  /** The program by which people see and change workflows. */
  TemporalCli temporalCli() {
    return new TemporalCli(stack.settings().tools().temporal(), stack.temporal().address());
  }

  /** The simulated storage nodes' faults. */
  public AisNodeProgram nodes() {
    return stack.settings().simulation().aisNode();
  }

  /** The persistent memory of the nodes, and the faults of drivers. */
  PmemStorage pmem() {
    return stack.settings().simulation().pmem();
  }

  public Application worker() {
    return worker;
  }

  public Application starter() {
    return starter;
  }

  /** SIGKILL, and a new one in its place. */
  void replaceWorker() {
    worker.process().kill();
    worker.close();
    worker = parts.own(Application.start(settings(Role.WORKER)));
  }

  /** Ends the usual worker, until {@link #startWorker}. */
  void stopWorker() {
    worker.close();
  }

  void startWorker() {
    worker = parts.own(Application.start(settings(Role.WORKER)));
  }

  /** One more worker with further variables, until it is closed. */
  Application startWorker(Map<String, String> more) {
    return parts.own(Application.start(settings(Role.WORKER).with(more)));
  }

  public void stopStarter() {
    starter.close();
  }

  public void startStarter() {
    starter = parts.own(Application.start(settings(Role.STARTER)));
  }

  /** One more beside the usual one, with further variables, until it is closed. */
  Application startStarter(Map<String, String> more) {
    Map<String, String> another = Map.of("WINDLASS_WEBHOOK_PORT", Integer.toString(Ports.any()));
    return parts.own(Application.start(settings(Role.STARTER).with(another).with(more)));
  }

  /** What becomes of workflows and histories when the Temporal server ends. */
  enum Store {
    KEPT,
    LOST
  }

  /** Kills the Temporal server, and starts one at its address while worker and starter go on. */
  void replaceTemporal(Store store) {
    stopTemporal();
    startTemporal(store, List.of());
  }

  /** SIGKILL, until {@link #startTemporal}. */
  void stopTemporal() {
    server.process().kill();
    server.close();
  }

  /**
   * Starts one at the address of the one before.
   *
   * @param dynamicConfig its settings, each as {@code key=value}
   */
  void startTemporal(Store store, List<String> dynamicConfig) {
    StackSettings settings = stack.settings();
    if (store == Store.LOST) {
      settings.directory().forgetTemporal();
    }
    server =
        parts.own(
            TemporalServer.start(
                new TemporalServer.Settings(
                    settings.tools(),
                    settings.temporalPort().port(),
                    settings.userInterfacePort().port(),
                    settings.directory().temporalDatabase(),
                    true,
                    dynamicConfig,
                    log("temporal"))));
  }
}
