package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node reads its command line and its files strictly, or does not start. */
class NodeStartTest {
  @TempDir Path directory;
  private TestCluster cluster;
  private TestNode target;

  @BeforeEach
  void pod() throws Exception {
    cluster = new TestCluster(AisVersion.V5_0, AisTimings.real().scaled(0.02), directory, 1);
    cluster.add(NodeRole.PROXY, 0);
    target = cluster.add(NodeRole.TARGET, 0).start();
    target.process().kill();
    target.log.clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ais.json | \"rebalance\" | \"rebalanec\" | unknown field: rebalanec",
        "ais.json | \"quiescent\" : \"10s\" | \"quiescent\" : \"5s\" | invalid transport.quiescent 5s",
        "ais.json | \"copies\" : 2 | \"copies\" : \"two\" | mirror.copies: integer expected",
        "ais.json | \"primary_url\" : \"http | \"primary_url\" : \"ftp | invalid proxy.primary_url",
        "ais.json | \"use_https\" : false | \"use_https\" : true | use_https",
        "ais_local.json | \"confdir\" | \"confdri\" | unknown field \"confdri\"",
        "ais_local.json | \"18080\" | \"80180\" | invalid port",
        "ais_local.json | \"/ais/mp1\" | \"/ais/mp9\" | nothing is mounted at /ais/mp",
        "ais_local.json | \"hostname\":\" | \"hostname\":\"${AIS_PUBLIC_HOSTNAME} | invalid hostname"
      })
  void refusesAWrongFile(String file, String right, String wrong, String reason) throws Exception {
    Path path = target.volumes.resolve("config").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replace(right, wrong));
    assertThat(exitCode(target.nodeCommand())).isEqualTo(1);
    assertThat(target.log).anyMatch(line -> line.contains(reason));
  }

  @Test
  void refusesAMissingSection() throws Exception {
    Files.writeString(target.volumes.resolve("config/ais.json"), "{\"proxy\":{}}");
    assertThat(exitCode(target.nodeCommand())).isEqualTo(1);
    assertThat(target.log).anyMatch(line -> line.contains("is missing"));
  }

  @Test
  void refusesAMissingFile() throws Exception {
    Files.delete(target.volumes.resolve("config/ais.json"));
    assertThat(exitCode(target.nodeCommand())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "-role=gateway, invalid value",
    "-roel=target, not defined",
    "-ntargets=many, invalid value",
    "role, unexpected argument"
  })
  void refusesAWrongFlag(String flag, String reason) throws Exception {
    List<String> command = new java.util.ArrayList<>(target.nodeCommand());
    command.add(flag);
    assertThat(exitCode(command)).isEqualTo(1);
    assertThat(target.log).anyMatch(line -> line.contains(reason));
  }

  @Test
  void givesUpWhenThereIsNoCluster() throws Exception {
    assertThat(exitCode(target.nodeCommand())).isEqualTo(1);
    assertThat(target.log).anyMatch(line -> line.contains("failed to join"));
  }

  private int exitCode(List<String> command) throws Exception {
    return cluster.program.start(target.context(command)).exitCode().get(20, TimeUnit.SECONDS);
  }
}
