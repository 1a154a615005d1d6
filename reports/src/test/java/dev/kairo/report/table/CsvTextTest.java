package dev.kairo.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.report.SampleExploration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  @Test
  void cellsAreQuotedWhereTheyMustBe() {
    Table table =
        new Table(
            List.of(Column.words("name", "name"), Column.numbers("a,b", "a,b")),
            List.of(
                List.of(Cell.of("plain"), Cell.of(81_093)),
                List.of(Cell.of("com,ma"), Cell.of(12.50, 1)),
                List.of(Cell.of("say \"hi\""), Cell.of(OptionalLong.empty())),
                List.of(Cell.of("two\r\nlines"), Cell.of(OptionalDouble.of(-0.001), 2)),
                List.of(Cell.of(""), Cell.of(Double.NaN, 1))));
    assertEquals(
        "name,\"a,b\"\r\n"
            + "plain,81093\r\n"
            + "\"com,ma\",12.5\r\n"
            + "\"say \"\"hi\"\"\",\r\n"
            + "\"two\r\nlines\",-0.001\r\n"
            + ",\r\n",
        CsvText.of(table));
  }

  @Test
  void pointsHaveEveryColumn() {
    List<String> lines = CsvText.of(PointTable.of(SampleExploration.report())).lines().toList();
    assertEquals(1 + 264, lines.size());
    assertEquals(
        "layer,M,N,format,adder-latency,state,predictedIntervalCycles,"
            + "measuredIntervalCycles,predictionErrorPercent,dsp,lut,ff,bram36,choice,reason,point,"
            + "predictedOrigin,measuredOrigin,areaOrigin",
        lines.get(0));
    assertEquals(
        "fc1,1,1,fp32,3,ok,400008,400008,0,4,1510,1180,6.5,front,,fc1-M1-N1,"
            + "sample data: ceil(inputs/M) * ceil(outputs/N) + 8,sample data in place of Verilator,"
            + "sample data: 4*M*N",
        lines.get(1));
  }

  @Test
  void aShortRowIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Table(
                    List.of(Column.words("one", "one"), Column.words("two", "two")),
                    List.of(List.of(Cell.of("alone")))));
    assertEquals("A row has 1 cells under 2 columns: [Words[text=alone]]", refused.getMessage());
  }
}
