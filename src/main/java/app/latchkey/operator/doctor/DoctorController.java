package app.latchkey.operator.doctor;

import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DoctorController {
    private final Doctor doctor;

    DoctorController(Doctor doctor) {
        this.doctor = doctor;
    }

    @GetMapping("/operator/doctor")
    Answer look(Seat seat) {
        return new DoctorPage(seat, doctor.look());
    }
}
