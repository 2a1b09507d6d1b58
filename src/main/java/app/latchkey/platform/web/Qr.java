package app.latchkey.platform.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code in modules, quiet zone of four inside the box; as one path of an SVG, or module by module. */
public final class Qr {
    private final BitMatrix matrix;

    private Qr(BitMatrix matrix) {
        this.matrix = matrix;
    }

    public static Qr of(String content) {
        try {
            return new Qr(
                    new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4)));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("Too long for a QR code", tooLong);
        }
    }

    public int size() {
        return matrix.getWidth();
    }

    public boolean dark(int x, int y) {
        return matrix.get(x, y);
    }

    public String path() {
        var path = new StringBuilder();
        for (var y = 0; y < size(); y++)
            for (var x = 0; x < size(); x++)
                if (dark(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        return path.toString();
    }
}
