package io.windlass.plugin;

import io.windlass.plugin.cluster.Cluster;
import io.windlass.plugin.doctor.Surroundings;
import io.windlass.plugin.report.Belongings;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Options;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.session.Terminal;
import io.windlass.plugin.temporal.Temporal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** A command line that ends at fakes, and what it said. */
public final class FakeSession {

  private final Cluster cluster;
  private final Surroundings surroundings = new FakeSurroundings();
  private final Optional<Temporal> temporal;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  public FakeSession(Cluster cluster) {
    this(cluster, Optional.empty());
  }

  public FakeSession(Cluster cluster, Optional<Temporal> temporal) {
    this.cluster = cluster;
    this.temporal = temporal;
  }

  /** Runs a command; answers its exit code. */
  public int run(String... arguments) {
    CommandLine line = KubectlWindlass.commandLine(Connected::new);
    line.setOut(new PrintWriter(output, true));
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  public String output() {
    return output.toString();
  }

  public String errors() {
    return errors.toString();
  }

  private final class Connected implements Session, Belongings {

    private final Options options;

    Connected(Options options) {
      this.options = options;
    }

    @Override
    public Options options() {
      return options;
    }

    @Override
    public Terminal terminal() {
      return new Terminal(new PrintWriter(output, true), new PrintWriter(errors, true), false);
    }

    @Override
    public Cluster cluster() {
      return cluster;
    }

    @Override
    public Surroundings surroundings() {
      return surroundings;
    }

    @Override
    public Belongings belongings() {
      return this;
    }

    @Override
    public Optional<Temporal> temporal() {
      return temporal;
    }

    @Override
    public List<Objects> near(Resource resource) {
      return List.of();
    }

    @Override
    public List<Happening> events(Resource resource) {
      return List.of();
    }
  }
}
