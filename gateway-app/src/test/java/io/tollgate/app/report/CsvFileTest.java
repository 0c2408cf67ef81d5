package io.tollgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.InvoiceLine;
import io.tollgate.policies.report.ReportRefused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1"})
    void wordsAreNoFormulas(String word) {
        assertThat(CsvFile.safe(word)).isEqualTo("'" + word);
    }

    @Test
    void numbersAndPlainWordsStayAsTheyAre() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile file = new CsvFile(out, List.of("a", "b", "c", "d"))) {
            file.write(
                    new CsvFile.Row().text("=cmd|' /C'!A0").plain("-0.5").number(-3L).text(null));
            file.write(
                    new CsvFile.Row()
                            .text("two, \"words\"")
                            .plain("")
                            .number((Long) null)
                            .text("ä"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b,c,d\n'=cmd|' /C'!A0,-0.5,-3,\n\"two, \"\"words\"\"\",,,ä\n");
    }

    @Test
    void invoicesAreReadByTheirOwnTitles() {
        assertThat(
                        InvoiceCsv.read(
                                "start_time,end_time,amount_value,amount_currency,line_item\n"
                                        + "1790812800,1790899200,0.0123456789012345,usd,\"gpt-x-2026-01-01, input\"\n"))
                .containsExactly(
                        new InvoiceLine(
                                LocalDate.of(2026, 10, 1),
                                "gpt-x-2026-01-01",
                                Money.of("0.012345678901")));
        assertThat(
                        InvoiceCsv.read(
                                "\uFEFFDate,Model,Cost_USD,tokens\n2026-10-02T00:00:00Z,claude-x,1.5,9\n\n"))
                .containsExactly(
                        new InvoiceLine(LocalDate.of(2026, 10, 2), "claude-x", Money.of("1.5")));
    }

    @Test
    void whatIsNoInvoiceIsRefused() {
        for (String file :
                List.of(
                        "",
                        "a,b\n1,2\n",
                        "date,model,cost\n2026-10-01,m,dear\n",
                        "date,model,cost\nsoon,m,1\n",
                        "date,model,cost\n2026-10-01,m\n")) {
            assertThatThrownBy(() -> InvoiceCsv.read(file))
                    .as(file)
                    .isInstanceOf(ReportRefused.class);
        }
    }
}
